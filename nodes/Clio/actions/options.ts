import type { IExecuteFunctions } from 'n8n-workflow';

import type { OperationFacts } from '../catalog/types';
import { InputProblem } from '../transport/errors/inputProblem';
import { isRecord } from '../transport/record';
import type { Limits } from '../transport/session';

/** As n8n gives requests of declarative nodes: enough for the slowest lists, and no write is given up too soon. */
export const DEFAULT_TIMEOUT = 300;

/** An hour, in which Clio takes about 3,000 requests: most work gets done, and nothing hangs for days. */
export const DEFAULT_WAIT = 3600;

/** Reports of large firms take minutes. */
export const DEFAULT_MAXIMUM_WAIT = 600;

/** The node's Options of one item, by name. */
export function readOptions(this: IExecuteFunctions, itemIndex: number): Record<string, unknown> {
	const options: unknown = this.getNodeParameter('options', itemIndex, {});
	return isRecord(options) ? options : {};
}

/** The options Timeout and Wait for Rate Limit of one item; throws as {@link limitsOf}. */
export function readLimits(this: IExecuteFunctions, itemIndex: number): Limits {
	return limitsOf(readOptions.call(this, itemIndex));
}

/**
 * The options Timeout and Wait for Rate Limit.
 *
 * @param options by name
 * @throws InputProblem for anything but a number of seconds
 */
export function limitsOf(options: Readonly<Record<string, unknown>>): Limits {
	const { timeout = DEFAULT_TIMEOUT, waitForRateLimit = DEFAULT_WAIT } = options;
	return {
		timeoutSeconds: seconds('Timeout', timeout, 1),
		waitSeconds: seconds('Wait for Rate Limit', waitForRateLimit, 0),
	};
}

/**
 * The option Maximum Wait: seconds that Clio may take for what it makes in the background.
 *
 * @throws InputProblem for anything but a number of seconds
 */
export function readMaximumWait(this: IExecuteFunctions, itemIndex: number): number {
	const { maximumWait = DEFAULT_MAXIMUM_WAIT } = readOptions.call(this, itemIndex);
	return seconds('Maximum Wait', maximumWait, 1);
}

/**
 * The option Preview Only.
 *
 * @throws InputProblem when an expression gives neither true nor false: what was meant decides whether Clio is changed
 */
export function readPreviewOnly(this: IExecuteFunctions, itemIndex: number): boolean {
	const options = readOptions.call(this, itemIndex);
	const value = Object.hasOwn(options, 'previewOnly') ? BOOLEANS.get(String(options.previewOnly).toLowerCase()) : false;
	if (value !== undefined) return value;
	throw new InputProblem('The option Preview Only is neither true nor false', 'Switch it on or off, or remove it.');
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
	['true', true],
	['false', false],
]);

/**
 * The option If Unchanged Since: an etag as Clio wants it, in its quotes (Clio: ETags).
 *
 * @returns undefined when the option is not there
 * @throws InputProblem when it is empty, holds no etag, or the operation writes without conditions
 */
export function readEtag(
	this: IExecuteFunctions,
	{ conditional }: OperationFacts,
	itemIndex: number,
): string | undefined {
	const options = readOptions.call(this, itemIndex);
	if (!Object.hasOwn(options, 'ifUnchangedSince')) return undefined;
	if (conditional !== 'write') {
		throw new InputProblem(
			'Clio cannot check the option If Unchanged Since here',
			'Remove the option: the record would be changed no matter who changed it before.',
		);
	}
	const [, bare = ''] = ETAG.exec(String(options.ifUnchangedSince ?? '').trim()) ?? [];
	if (bare !== '') return `"${bare}"`;
	throw new InputProblem(
		'The option If Unchanged Since holds no etag',
		"Give the record's etag as it was read, or remove the option: without it the record is changed in any case.",
	);
}

/** With quotes or without. */
const ETAG = /^"?([^"\s]{1,200})"?$/;

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
