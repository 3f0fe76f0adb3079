/** Counts what is under way, so that one can wait until nothing is. */
export class Workload {
	private count = 0;
	private waiting: (() => void)[] = [];

	begin(): void {
		this.count += 1;
	}

	end(): void {
		this.count -= 1;
		if (this.count > 0) return;
		const { waiting } = this;
		this.waiting = [];
		for (const resolve of waiting) resolve();
	}

	/** Resolves as soon as nothing is under way. */
	async settled(): Promise<void> {
		if (this.count === 0) return;
		await new Promise<void>((resolve) => this.waiting.push(resolve));
	}
}
