import type { IDataObject } from 'n8n-workflow';

/**
 * Kept on n8n's own object, under symbols, so that it ends with the activation and is never stored: a restart in the middle
 * of a poll must not leave the trigger waiting for its end.
 */
const UNDER_WAY = Symbol('a poll is under way');
const HAS_POLLED = Symbol('a poll has ended');

/** Whether a poll of this activation has not ended yet: n8n begins the next one all the same, at its time. */
export function isUnderWay(data: IDataObject): boolean {
	return Reflect.get(data, UNDER_WAY) === true;
}

/** Whether no poll has ended since n8n activated the workflow. */
export function isFirstOfActivation(data: IDataObject): boolean {
	return Reflect.get(data, HAS_POLLED) !== true;
}

/** Does a poll's work; the trigger counts as polling until it ends. */
export async function takeTurn<Result>(data: IDataObject, work: () => Promise<Result>): Promise<Result> {
	mark(data, UNDER_WAY, true);
	try {
		return await work();
	} finally {
		mark(data, UNDER_WAY, false);
		mark(data, HAS_POLLED, true);
	}
}

/** Not by assignment, which n8n would take for a change that is to be stored. */
function mark(data: IDataObject, name: symbol, value: boolean): void {
	Reflect.defineProperty(data, name, { value, configurable: true, enumerable: false });
}
