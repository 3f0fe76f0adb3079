import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const PIECE = 4 * 1024 * 1024;

/**
 * Writes a file of a size that does not compress.
 *
 * @returns its path
 */
export async function largeFile(path: string, bytes: number): Promise<string> {
	const piece = randomBytes(PIECE);
	function* pieces(): Generator<Buffer> {
		for (let written = 0; written < bytes; written += PIECE) {
			const own = Buffer.from(piece.subarray(0, bytes - written));
			own.writeUInt32LE(Math.floor(written / PIECE));
			yield own;
		}
	}
	await pipeline(Readable.from(pieces()), createWriteStream(path));
	return path;
}
