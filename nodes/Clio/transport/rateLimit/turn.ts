import { pause } from '../pause';
import type { ClioContext, ClioSession } from '../session';

/** Why a request may not be sent: its turn is further away than the user wants to wait, or the execution was stopped. */
export interface NoTurn {
	cancelled: boolean;
	/** how far away its turn is */
	seconds: number;
}

/**
 * Waits until Clio takes another request of this credential, and counts it.
 *
 * @param atLeast milliseconds to wait in any case: Clio has just refused this request
 * @returns undefined when the request may be sent; nothing is waited for in vain
 */
export async function takeTurn(this: ClioContext, session: ClioSession, atLeast = 0): Promise<NoTurn | undefined> {
	const { window, traffic, limits } = session;
	const earliest = Date.now() + atLeast;
	for (;;) {
		const now = Date.now();
		const delay = Math.max(window.delay(now), earliest - now);
		if (delay <= 0) {
			window.take();
			return undefined;
		}
		const seconds = Math.ceil(delay / 1000);
		if (traffic.waited + delay > limits.waitSeconds * 1000) return { cancelled: false, seconds };
		const goesOn = await pause.call(this, delay);
		traffic.waited += Date.now() - now;
		if (!goesOn) return { cancelled: true, seconds };
	}
}
