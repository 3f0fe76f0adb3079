import { sleep } from 'n8n-workflow';

import type { ClioContext } from './session';

/** Short enough that a stopped execution ends within a second. */
const SLICE = 250;

/**
 * Waits, in slices, until the time is over or the user stops the execution.
 *
 * @param milliseconds how long
 * @returns whether the execution goes on; false when it was stopped
 */
export async function pause(this: ClioContext, milliseconds: number): Promise<boolean> {
	const signal = 'getExecutionCancelSignal' in this ? this.getExecutionCancelSignal() : undefined;
	const until = Date.now() + milliseconds;
	for (let left = milliseconds; left > 0; left = until - Date.now()) {
		if (signal?.aborted === true) return false;
		await sleep(Math.min(SLICE, left));
	}
	return signal?.aborted !== true;
}
