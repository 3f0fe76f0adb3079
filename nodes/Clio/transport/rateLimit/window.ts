import type { AnswerHeaders } from './headers';
import { clockOf, readRateLimit, readRetryAfter } from './headers';

/** Clio counts requests in windows of this length (Clio: Rate Limits). */
const WINDOW = 60_000;

/** Two ends that are nearer than this are one: Clio tells whole seconds. */
const SAME_END = 1_500;

/**
 * What is known of Clio's rate window of one credential. Fed by answers; counts what was sent since, so that requests
 * under way at the same time do not all take the last place.
 *
 * Every time is in milliseconds, `now` by the clock of this machine.
 */
export class RateWindow {
	private limit = Infinity;

	private left = Infinity;

	/** 0 while no answer has told it */
	private endsAt = 0;

	/** How long to wait before the next request; 0 when it may be sent. */
	delay(now: number): number {
		if (this.endsAt <= now && this.endsAt > 0) {
			this.left = this.limit;
			this.endsAt = 0;
		}
		return this.left > 0 ? 0 : Math.max(0, this.endsAt - now);
	}

	/** Counts a request that is about to be sent. */
	take(): void {
		this.left -= 1;
	}

	/** Learns from the headers of an answer. */
	answered(headers: AnswerHeaders, now: number): void {
		const told = readRateLimit(headers);
		if (told === undefined) return;
		const endsAt = now + Math.min(WINDOW, told.resetsAt * 1000 - clockOf(headers, now));
		if (endsAt < this.endsAt - SAME_END) return;
		const isNew = this.endsAt > 0 && endsAt > this.endsAt + SAME_END;
		this.left = isNew ? told.remaining : Math.min(this.left, told.remaining);
		this.endsAt = Math.max(endsAt, this.endsAt);
		this.limit = told.limit;
	}

	/**
	 * Learns from a 429: nothing more before the time Clio asks for, or else before the end of the window, or else for a
	 * whole window.
	 */
	refused(headers: AnswerHeaders, now: number): void {
		const seconds = readRetryAfter(headers, clockOf(headers, now));
		if (seconds !== undefined) this.endsAt = now + seconds * 1000;
		else if (this.endsAt <= now) this.endsAt = now + WINDOW;
		this.left = 0;
	}
}
