import { createHash, createHmac } from 'node:crypto';

/** A request as its signature covers it. */
export interface Signable {
	readonly method: string;
	/** Decoded, with the slash in front. */
	readonly path: string;
	/** Names and values, decoded, without the signature itself. */
	readonly query: readonly Pair[];
	/** Only the headers that are signed; names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
}

const region = 'us-west-2';
export const algorithm = 'AWS4-HMAC-SHA256';

/** Percent-encoding as AWS wants it: everything but the unreserved characters. */
export const encode = (text: string): string =>
	encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

/** Percent-encodes a path and leaves its slashes. */
export const encodePath = (path: string): string => path.split('/').map(encode).join('/');

/** The moment as AWS writes it: 20260102T030405Z. */
export const awsTime = (milliseconds: number): string =>
	new Date(milliseconds).toISOString().replace(/[-:]|\.\d{3}/g, '');

/** Milliseconds since 1970 of a moment as AWS writes it; NaN when it is none. */
export function readAwsTime(text: string): number {
	const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
	if (parts === null) return NaN;
	const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = parts;
	return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** What a credential is good for: a day, a region, a service. */
export const scopeOf = (time: string): string => `${time.slice(0, 8)}/${region}/s3/aws4_request`;

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

type Pair = readonly [string, string];
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byNameAndValue = (one: Pair, other: Pair): number => compare(one[0], other[0]) || compare(one[1], other[1]);

/** The signature of a request (AWS Signature Version 4, query parameters, unsigned payload). */
export function signatureOf(request: Signable, time: string, secret: string): string {
	const query = request.query
		.map(([name, value]) => [encode(name), encode(value)] as const)
		.sort(byNameAndValue)
		.map((pair) => pair.join('='))
		.join('&');
	const names = Object.keys(request.headers).sort();
	const headers = names.map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`).join('');
	const canonical = [
		request.method,
		encodePath(request.path),
		query,
		headers,
		names.join(';'),
		'UNSIGNED-PAYLOAD',
	].join('\n');
	const digest = createHash('sha256').update(canonical).digest('hex');
	const scope = scopeOf(time);
	const key = scope.split('/').reduce<string | Buffer>((previous, part) => hmac(previous, part), `AWS4${secret}`);
	return hmac(key, [algorithm, time, scope, digest].join('\n')).toString('hex');
}
