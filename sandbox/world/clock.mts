/** Tells the time in milliseconds since 1970. */
export type Now = () => number;

/** The time of the whole sandbox: the machine's own until somebody moves it. */
export class Clock {
	private offset = 0;

	readonly now: Now = () => Date.now() + this.offset;

	/** Makes it the given moment, in milliseconds since 1970; time goes on from there. */
	set(moment: number): void {
		this.offset = moment - Date.now();
	}

	/** Back to the machine's own time. */
	reset(): void {
		this.offset = 0;
	}
}
