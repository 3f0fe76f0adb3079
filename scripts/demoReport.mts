/** What the demo says on the terminal: numbered steps with their time, details below them, tables. */

const started = Date.now();

/** A step that did not give what it should; its message is the readable reason. */
export class DemoFailure extends Error {}

/** @throws DemoFailure with the reason when the condition does not hold */
export function check(condition: boolean, reason: string): asserts condition {
	if (!condition) throw new DemoFailure(reason);
}

/** Announces a step, does it, and tells how long it took. */
export async function step<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
	const begun = Date.now();
	console.log(`\n▶ ${title}`);
	const result = await work();
	console.log(`  ✔ ${seconds(Date.now() - begun)}`);
	return result;
}

/** One line below the current step. */
export function tell(line: string): void {
	console.log(`  ${line}`);
}

/** Seconds since the demo started, for the last line. */
export function elapsed(): string {
	return seconds(Date.now() - started);
}

/** Rows of equal keys as a table below the current step. */
export function tellTable(columns: readonly string[], rows: ReadonlyArray<readonly string[]>): void {
	const widths = columns.map((column, index) =>
		Math.max(...[column, ...rows.map((row) => row[index] ?? '')].map(lengthOf)),
	);
	const line = (cells: readonly string[]) =>
		cells
			.map((cell, index) => cell.padEnd(widths[index] ?? 0))
			.join('  ')
			.trimEnd();
	tell(line(columns));
	tell(widths.map((width) => '─'.repeat(width)).join('  '));
	for (const row of rows) tell(line(row));
}

function lengthOf(text: string): number {
	return text.length;
}

function seconds(milliseconds: number): string {
	return `${(milliseconds / 1000).toFixed(1)} s`;
}
