import { createHash } from 'crypto';

import { InputProblem } from '../errors/inputProblem';

/** One part of a file that is sent in parts. */
export interface FilePart {
	/** from 1 */
	number: number;
	/** in bytes */
	length: number;
	/** base64 of the MD5 digest of its bytes, by which the storage knows that it got them right */
	md5: string;
}

/** How files are sent in parts. */
export const PARTS = {
	/** the smallest file that is, in bytes (Clio: Documents, multipart upload) */
	from: 100_000_000,
	/**
	 * bytes of a part: one is in memory at a time, and once more on its way through TLS, so that a file of any size takes less than
	 * 64 MB. Clio takes parts from 5 MB.
	 */
	length: 16 * 1024 * 1024,
	/** Clio: part numbers go from 1 to 10,000 */
	most: 10_000,
	/** Clio: so many parts are announced with one request */
	aRequest: 50,
};

/**
 * How many parts a file is sent in; undefined for one that is sent as a whole.
 *
 * @throws InputProblem for a file that 10,000 parts cannot hold
 */
export function countParts(size: number): number | undefined {
	if (size < PARTS.from) return undefined;
	const parts = Math.ceil(size / PARTS.length);
	if (parts <= PARTS.most) return parts;
	throw new InputProblem(
		`The file has ${Math.ceil(size / 1e9)} GB, which is more than can be uploaded`,
		`Clio takes at most 10,000 parts, and this node sends parts of 16 MB: ${Math.floor((PARTS.most * PARTS.length) / 1e9)} GB. Nothing was sent.`,
	);
}

/** The parts of a file, for which all of it is read once. Nothing but a piece is in memory at a time. */
export async function describeParts(pieces: AsyncIterable<Uint8Array>, length: number): Promise<FilePart[]> {
	const parts: FilePart[] = [];
	let [digest, filled] = [createHash('md5'), 0];
	const close = () => {
		parts.push({ number: parts.length + 1, length: filled, md5: digest.digest('base64') });
		[digest, filled] = [createHash('md5'), 0];
	};
	for await (const piece of pieces) {
		for (let start = 0; start < piece.length; ) {
			const taken = piece.subarray(start, start + length - filled);
			digest.update(taken);
			filled += taken.length;
			start += taken.length;
			if (filled === length) close();
		}
	}
	if (filled > 0) close();
	return parts;
}

/**
 * Gathers pieces into parts of one length; the last part may be shorter. All parts lie in the same memory, one after the other: a
 * part holds its bytes only until the next one is asked for.
 */
export async function* partsOf(pieces: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Buffer> {
	const part = Buffer.allocUnsafe(length);
	let filled = 0;
	for await (const piece of pieces) {
		for (let start = 0; start < piece.length; ) {
			const taken = piece.subarray(start, start + length - filled);
			part.set(taken, filled);
			filled += taken.length;
			start += taken.length;
			if (filled === length) {
				yield part;
				filled = 0;
			}
		}
	}
	if (filled > 0) yield part.subarray(0, filled);
}
