import { invalid } from '../api/answer.mjs';
import type { ApiRequest } from '../api/request.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { isJsonObject, type Json, type JsonObject } from '../json/shape.mjs';
import { signedAddress } from '../storage/addresses.mjs';

/* Clio: Documents, multipart upload. */
const mostPartsPerRequest = 50;
const mostParts = 10_000;
/* S3: the largest part. */
const mostBytesPerPart = 5 * 1024 ** 3;

interface Part {
	readonly number: number;
	readonly length: number;
	readonly md5: string | undefined;
}

/** The sample has numbers, the schema has texts: both are taken. */
function lengthOf(value: Json | undefined, path: string): number {
	const length = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
	if (typeof length !== 'number' || !Number.isInteger(length) || length < 1 || length > mostBytesPerPart)
		throw invalid(`${path}.content_length must be a number of bytes`);
	return length;
}

function readPart(row: Json, index: number): Part {
	const path = `multiparts[${index}]`;
	if (!isJsonObject(row)) throw invalid(`${path} must be an object`);
	const number = row.part_number;
	if (typeof number !== 'number' || !Number.isInteger(number) || number < 1 || number > mostParts)
		throw invalid(`${path}.part_number must be between 1 and ${mostParts}`);
	const md5 = typeof row.content_md5 === 'string' && row.content_md5 !== '' ? row.content_md5 : undefined;
	return { number, length: lengthOf(row.content_length, path), md5 };
}

/** The parts a body announces. Throws on the 51st, on numbers outside 1 to 10,000, on a number given twice. */
export function readParts(value: Json | undefined): Part[] {
	if (!Array.isArray(value) || value.length === 0) throw invalid('multiparts may not be empty');
	if (value.length > mostPartsPerRequest) throw invalid(`at most ${mostPartsPerRequest} multiparts in one request`);
	const parts = value.map(readPart);
	if (new Set(parts.map(({ number }) => number)).size < parts.length)
		throw invalid('a part_number may be given only once');
	return parts;
}

/** The lengths of all parts announced for a version so far, by their numbers. */
export function announcedParts(version: FirmRecord | undefined): Map<number, number> {
	const announced = version?.values.announced_parts;
	return new Map(
		Object.entries(isObjectOfLengths(announced) ? announced : {}).map(([number, length]) => [
			Number(number),
			Number(length),
		]),
	);
}

const isObjectOfLengths = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Throws when a part other than the last is smaller than the smallest that S3 joins. */
export function checkPartSizes(announced: ReadonlyMap<number, number>, parts: readonly Part[], smallest: number): void {
	const all = new Map([...announced, ...parts.map(({ number, length }) => [number, length] as const)]);
	const last = Math.max(...all.keys());
	for (const [number, length] of all)
		if (number !== last && length < smallest)
			throw invalid(`part ${number} is smaller than ${smallest} bytes and is not the last`);
}

/** Writes the announced parts into the version, each with its own signed address. */
export function announceParts(request: ApiRequest, version: FirmRecord, parts: readonly Part[], now: number): void {
	const { firm } = request;
	const announced = announcedParts(version);
	for (const { number, length } of parts) announced.set(number, length);
	version.values.announced_parts = Object.fromEntries(
		[...announced].map(([number, length]) => [String(number), length]),
	);
	version.values.multiparts = parts.map(({ number, length, md5 }) => {
		const headers: Record<string, string> = {
			'Content-Length': String(length),
			...(md5 === undefined ? {} : { 'Content-MD5': md5 }),
		};
		return firm.embed(
			'Multipart',
			{
				part_number: number,
				put_url: signedAddress(request, {
					method: 'PUT',
					key: version.text('file_key'),
					query: [
						['uploadId', version.text('upload_id')],
						['partNumber', String(number)],
					],
					headers,
				}),
				put_headers: putHeaders(request, headers, now),
			},
			{ createdAt: now },
		);
	});
}

/** The headers that must come with an upload, as records. */
export function putHeaders(request: ApiRequest, headers: Readonly<Record<string, string>>, now: number): FirmRecord[] {
	return Object.entries(headers).map(([name, value]) =>
		request.firm.embed('MultipartHeader', { name, value }, { createdAt: now }),
	);
}
