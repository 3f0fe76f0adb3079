/** Shows how a long job goes on: one line that is rewritten on a terminal, a line now and then in a log. */
export interface Progress {
	/** Replaces the current line. */
	show(text: string): void;
	/** Ends the current line for good. */
	done(text: string): void;
}

const LOG_EVERY_MILLISECONDS = 15_000;

/** Progress on standard error, so that a program's output stays clean. */
export function terminalProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
	let shownAt = 0;
	const rewrite = (text: string) => stream.write(`\r\u001b[2K${text}`);
	return {
		show(text) {
			if (stream.isTTY) return void rewrite(text.slice(0, stream.columns - 1));
			if (Date.now() - shownAt < LOG_EVERY_MILLISECONDS) return;
			shownAt = Date.now();
			stream.write(`${text}\n`);
		},
		done(text) {
			shownAt = 0;
			if (stream.isTTY) rewrite(`${text}\n`);
			else stream.write(`${text}\n`);
		},
	};
}

/** Seconds since `start` (milliseconds) as `95 s`. */
export function secondsSince(start: number): string {
	return `${Math.round((Date.now() - start) / 1000)} s`;
}
