import type { IncomingMessage } from 'node:http';
import { readPath } from './addresses.mjs';
import { refusals } from './refusals.mjs';
import { algorithm, readAwsTime, scopeOf, signatureOf } from './signature.mjs';

/** A request to the storage, taken apart. */
export interface StorageRequest {
	readonly method: string;
	/** Decoded. */
	readonly path: string;
	readonly query: readonly (readonly [string, string])[];
	readonly headers: IncomingMessage['headers'];
}

/** Takes a request apart; undefined when its address is not properly percent-encoded. */
export function readRequest(message: IncomingMessage): StorageRequest | undefined {
	const [rawPath = '', rawQuery = ''] = (message.url ?? '').split('?', 2);
	const pairs = rawQuery.split('&').filter((pair) => pair !== '');
	try {
		return {
			method: message.method ?? '',
			path: decodeURIComponent(rawPath),
			query: pairs.map((pair) => {
				const [name = '', ...value] = pair.split('=');
				return [decodeURIComponent(name), decodeURIComponent(value.join('='))] as const;
			}),
			headers: message.headers,
		};
	} catch {
		return undefined;
	}
}

/** The value of a query parameter, empty when it is absent. */
export const parameter = (request: StorageRequest, name: string): string =>
	request.query.find(([one]) => one === name)?.[1] ?? '';

const needed = ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'];

/** S3: headers of Amazon's own may only come when they are signed. */
function unsignedHeaders(request: StorageRequest, signed: readonly string[]): string[] {
	return Object.keys(request.headers).filter((name) => name.startsWith('x-amz-') && !signed.includes(name));
}

const headerOf = (request: StorageRequest, name: string): string => {
	const value = request.headers[name];
	return Array.isArray(value) ? value.join(',') : (value ?? '');
};

/**
 * Judges the signature of a request, in the order in which S3 does: one authorization only, all parameters, not
 * expired, nothing changed. Throws the refusal.
 */
export function checkSignature(request: StorageRequest, secret: string, now: number): void {
	const own = needed.filter((name) => parameter(request, `X-Amz-${name}`) !== '');
	if (request.headers.authorization !== undefined)
		throw own.length > 0 ? refusals.twoMechanisms() : refusals.accessDenied();
	if (own.length === 0 || readPath(request.path) === undefined) throw refusals.accessDenied();
	if (own.length < needed.length || parameter(request, 'X-Amz-Algorithm') !== algorithm)
		throw refusals.badQuery(
			'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
		);
	const time = parameter(request, 'X-Amz-Date');
	const seconds = parameter(request, 'X-Amz-Expires');
	const endsAt = readAwsTime(time) + Number(seconds) * 1000;
	if (Number.isNaN(endsAt) || !parameter(request, 'X-Amz-Credential').endsWith(`/${scopeOf(time)}`))
		throw refusals.badQuery('X-Amz-Date, X-Amz-Expires or X-Amz-Credential is malformed.');
	if (now >= endsAt) throw refusals.expired(seconds, endsAt, now);
	const signed = parameter(request, 'X-Amz-SignedHeaders').split(';');
	const headers = Object.fromEntries(signed.map((name) => [name, headerOf(request, name)]));
	const query = request.query.filter(([name]) => name !== 'X-Amz-Signature');
	const expected = signatureOf({ ...request, query, headers }, time, secret);
	if (!signed.includes('host') || expected !== parameter(request, 'X-Amz-Signature')) throw refusals.signature();
	const unsigned = unsignedHeaders(request, signed);
	if (unsigned.length > 0) throw refusals.unsignedHeaders(unsigned);
}
