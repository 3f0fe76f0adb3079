import type { FirmRecord, Identifier } from '../firm/record.mjs';
import type { Now } from '../world/clock.mjs';
import type { Workload } from './workload.mjs';

/** A signed notice on its way to a receiver. */
export interface Delivery {
	readonly id: number;
	readonly webhook: FirmRecord;
	readonly model: string;
	readonly recordId: Identifier;
	readonly event: string;
	readonly body: string;
	attempts: number;
	/** Milliseconds since 1970 by the sandbox's clock. */
	dueAt: number;
}

/** Tries a delivery; the time of the next try, or undefined when it is over. */
type Perform = (delivery: Delivery) => Promise<number | undefined>;

const mostAtOnce = 20;
const longestTimer = 2_000_000_000;
const laneOf = ({ webhook, recordId }: Delivery): string => `${String(webhook.id)} ${String(recordId)}`;

/** Deliveries of one record to one webhook go one after the other; a failed one holds up those behind it. */
export class Lanes {
	private readonly lanes = new Map<string, Delivery[]>();
	private readonly waiting = new Set<string>();
	private ready: string[] = [];
	private running = 0;
	private timer: NodeJS.Timeout | undefined;

	constructor(
		private readonly now: Now,
		private readonly workload: Workload,
		private readonly perform: Perform,
	) {}

	/** Puts a delivery at the end of its lane. */
	add(delivery: Delivery): void {
		const lane = this.lanes.get(laneOf(delivery));
		if (lane !== undefined) {
			lane.push(delivery);
			return;
		}
		this.lanes.set(laneOf(delivery), [delivery]);
		this.place(laneOf(delivery));
	}

	/** When the next waiting delivery is due; undefined when none waits. */
	nextDue(): number | undefined {
		let due: number | undefined;
		for (const key of this.waiting) due = Math.min(due ?? Infinity, this.lanes.get(key)?.[0]?.dueAt ?? Infinity);
		return due;
	}

	/** Starts what has become due. */
	wake(): void {
		const now = this.now();
		for (const key of [...this.waiting]) {
			if ((this.lanes.get(key)?.[0]?.dueAt ?? 0) > now) continue;
			this.waiting.delete(key);
			this.place(key);
		}
		this.arm();
	}

	/** Forgets what is to go to the webhook, but for what is under way. */
	drop(webhook: FirmRecord): void {
		for (const [key, lane] of this.lanes) {
			if (lane[0]?.webhook !== webhook) continue;
			if (this.waiting.delete(key)) this.lanes.delete(key);
			else lane.length = 1;
		}
	}

	/** Forgets everything that waits. */
	clear(): void {
		clearTimeout(this.timer);
		for (const key of this.waiting) this.lanes.delete(key);
		this.waiting.clear();
	}

	private place(key: string): void {
		const first = this.lanes.get(key)?.[0];
		if (first === undefined) {
			this.lanes.delete(key);
			return;
		}
		if (first.dueAt > this.now()) {
			this.waiting.add(key);
			this.arm();
			return;
		}
		this.workload.begin();
		this.ready.push(key);
		/* The answer to the request that made the change leaves first. */
		setImmediate(() => this.run());
	}

	private run(): void {
		while (this.running < mostAtOnce) {
			const key = this.ready.shift();
			if (key === undefined) return;
			this.running += 1;
			void this.advance(key).finally(() => {
				this.running -= 1;
				this.run();
			});
		}
	}

	private async advance(key: string): Promise<void> {
		const first = this.lanes.get(key)?.[0];
		const next = first === undefined ? undefined : await this.perform(first);
		if (first !== undefined && next !== undefined) first.dueAt = next;
		else this.lanes.get(key)?.shift();
		this.place(key);
		this.workload.end();
	}

	private arm(): void {
		clearTimeout(this.timer);
		const due = this.nextDue();
		if (due === undefined) return;
		this.timer = setTimeout(() => this.wake(), Math.min(Math.max(due - this.now(), 0), longestTimer)).unref();
	}
}
