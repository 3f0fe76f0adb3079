import type { Now } from '../world/clock.mjs';

const mostWindows = 500;

export interface RateState {
	readonly limit: number;
	readonly remaining: number;
	/** Unix seconds at the window's end. */
	readonly reset: number;
	/** Seconds to wait, only when the window is spent. */
	readonly retryAfter?: number;
}

/** Requests of each access token in its window, which Clio makes 60 seconds long (Clio: Rate Limits). */
export class RateWindows {
	private readonly windows = new Map<string, { startedAt: number; count: number }>();

	constructor(private readonly now: Now) {}

	/** Counts a request of the token; every request counts, whatever its answer. */
	count(token: string, limit: number, windowSeconds: number): RateState {
		const now = this.now();
		const windowLength = windowSeconds * 1000;
		let window = this.windows.get(token);
		if (window === undefined || now >= window.startedAt + windowLength) {
			window = { startedAt: now, count: 0 };
			this.windows.delete(token);
			this.windows.set(token, window);
			for (const key of this.windows.keys()) if (this.windows.size > mostWindows) this.windows.delete(key);
		}
		const end = window.startedAt + windowLength;
		const reset = Math.ceil(end / 1000);
		if (window.count >= limit)
			return { limit, remaining: 0, reset, retryAfter: Math.max(1, Math.ceil((end - now) / 1000)) };
		window.count += 1;
		return { limit, remaining: limit - window.count, reset };
	}

	/** What a request without a valid token is told. */
	untouched(limit: number, windowSeconds: number): RateState {
		return { limit, remaining: limit, reset: Math.ceil(this.now() / 1000 + windowSeconds) };
	}
}
