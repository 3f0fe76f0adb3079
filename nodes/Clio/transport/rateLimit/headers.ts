/** Clio's rate window of an access token, as an answer tells it (Clio: Rate Limits). */
export interface RateLimit {
	/** requests in a window of 60 seconds */
	limit: number;
	/** requests left in the window */
	remaining: number;
	/** end of the window, Unix time in seconds */
	resetsAt: number;
}

export type AnswerHeaders = Readonly<Record<string, unknown>>;

/** The rate window that an answer's headers tell; undefined when they do not. */
export function readRateLimit(headers: AnswerHeaders): RateLimit | undefined {
	const [limit, remaining, resetsAt] = ['limit', 'remaining', 'reset'].map((name) =>
		wholeNumber(headers[`x-ratelimit-${name}`]),
	);
	if (limit === undefined || remaining === undefined || resetsAt === undefined) return undefined;
	return { limit, remaining, resetsAt };
}

/**
 * How long Clio asks to wait, in whole seconds from `now` (milliseconds): `Retry-After` as seconds or as an HTTP date.
 *
 * @returns undefined when there is no such header or it says neither
 */
export function readRetryAfter(headers: AnswerHeaders, now: number): number | undefined {
	const text = headers['retry-after'];
	const seconds = wholeNumber(text);
	if (seconds !== undefined) return seconds;
	const until = typeof text === 'string' ? Date.parse(text) : NaN;
	return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - now) / 1000));
}

/** Clio's own clock as an answer tells it, in milliseconds, so that a wrong one here does no harm; `now` where it does not. */
export function clockOf({ date }: AnswerHeaders, now: number): number {
	const told = typeof date === 'string' ? Date.parse(date) : NaN;
	return Number.isNaN(told) ? now : told;
}

function wholeNumber(value: unknown): number | undefined {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	return /^\d+$/.test(text) ? Number(text) : undefined;
}
