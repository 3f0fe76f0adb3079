import type { HttpMethod } from '../catalog/types';
import type { Failure } from './errors/failure';
import { readRetryAfter } from './rateLimit/headers';

/** Pauses before the first, second and third repetition, in milliseconds, before chance shortens them. */
const PAUSES = [500, 1_000, 2_000];

/** A server that asks for a longer pause than this is not waited for here. */
const LONGEST_PAUSE = 30_000;

/** Clio, or what stands in front of it, failed for the moment. */
const PASSING_STATUSES = new Set([500, 502, 503, 504]);

/** A connection that was never made carried nothing to Clio. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** A connection that broke: whether Clio got the request, nobody knows. */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'ENETDOWN', 'ENETRESET', 'ERR_SOCKET_CONNECTION_TIMEOUT']);

/** Whether Clio cannot have got the request. */
export function wasNeverSent(code: string | undefined): boolean {
	return code !== undefined && NEVER_SENT.has(code);
}

/**
 * Whether to send a failed request again. Reads are repeated after failures that pass; writes only when Clio cannot have
 * acted. A request that ran into the user's Timeout is not repeated: the user said how long it may take. Answers of 429 are
 * not failures of this kind: the rate window decides about them.
 *
 * @param earlier how often it was repeated already
 * @param chance a number from 0 to 1 that keeps clients from repeating all at once
 * @returns the pause before it in milliseconds; undefined when it is not to be sent again
 */
export function pauseBeforeRetry(
	method: HttpMethod,
	failure: Failure,
	earlier: number,
	chance: number,
	now: number,
): number | undefined {
	const longest = PAUSES[earlier];
	if (longest === undefined || failure.cancelled || failure.refused !== undefined || failure.timedOut) return undefined;
	if (!passes(failure) || (method !== 'GET' && !wasNeverSent(failure.code))) return undefined;
	const pause = Math.max(longest * (0.5 + chance / 2), (readRetryAfter(failure.headers, now) ?? 0) * 1000);
	return pause > LONGEST_PAUSE ? undefined : pause;
}

function passes({ status, code = '' }: Failure): boolean {
	return status === undefined ? NEVER_SENT.has(code) || BROKEN.has(code) : PASSING_STATUSES.has(status);
}
