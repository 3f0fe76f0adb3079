import type { IExecuteFunctions } from 'n8n-workflow';

import { InputProblem } from '../transport/errors/inputProblem';
import { isRecord } from '../transport/record';
import type { Limits } from '../transport/session';

/** As n8n gives requests of declarative nodes: enough for the slowest lists, and no write is given up too soon. */
export const DEFAULT_TIMEOUT = 300;

/** An hour, in which Clio takes about 3,000 requests: most work gets done, and nothing hangs for days. */
export const DEFAULT_WAIT = 3600;

/** The node's Options of one item, by name. */
export function readOptions(this: IExecuteFunctions, itemIndex: number): Record<string, unknown> {
	const options: unknown = this.getNodeParameter('options', itemIndex, {});
	return isRecord(options) ? options : {};
}

/**
 * The options Timeout and Wait for Rate Limit.
 *
 * @throws InputProblem for anything but a number of seconds
 */
export function readLimits(this: IExecuteFunctions, itemIndex: number): Limits {
	const { timeout = DEFAULT_TIMEOUT, waitForRateLimit = DEFAULT_WAIT } = readOptions.call(this, itemIndex);
	return {
		timeoutSeconds: seconds('Timeout', timeout, 1),
		waitSeconds: seconds('Wait for Rate Limit', waitForRateLimit, 0),
	};
}

/** Longer than this and the timers of JavaScript would end at once. */
const MOST_SECONDS = 2_000_000;

function seconds(name: string, value: unknown, least: number): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number === 'number' && number >= least && number <= MOST_SECONDS) return number;
	throw new InputProblem(
		`The option ${name} is not a number of seconds`,
		`Give a number from ${least} to ${MOST_SECONDS}, or remove the option.`,
	);
}
