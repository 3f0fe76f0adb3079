import type { FileStream } from './openFile';
import { partsOf } from './fileParts';

/** The bytes of a file that is to be sent. They can be read any number of times, from the beginning. */
export interface FileSource {
	/** in bytes */
	readonly size: number;
	/** the whole file for one request; a stream where it is not in memory anyway */
	whole: () => Promise<Buffer | FileStream>;
	/** the file in pieces of any length */
	pieces: () => AsyncIterable<Uint8Array>;
	/** the file in parts of one length, the last one shorter; a part holds its bytes until the next one is asked for */
	parts: (length: number) => AsyncIterable<Buffer>;
}

/** A file that is in memory: nothing of it is copied. */
export function fileInMemory(bytes: Buffer): FileSource {
	async function* parts(length: number): AsyncGenerator<Buffer> {
		for (let start = 0; start < bytes.length; start += length) {
			yield await Promise.resolve(bytes.subarray(start, start + length));
		}
	}
	return { size: bytes.length, whole: async () => await Promise.resolve(bytes), pieces: () => parts(PIECE), parts };
}

/** What n8n is to read from a disk at once: enough to keep a line busy. */
export const PIECE = 256 * 1024;

/**
 * A file that is somewhere else: no more than one part of it is in memory at a time.
 *
 * @param size in bytes
 * @param open gives all bytes from the beginning, each time anew
 */
export function fileInStreams(size: number, open: () => Promise<FileStream>): FileSource {
	async function* pieces(): AsyncGenerator<Uint8Array> {
		for await (const piece of await open()) {
			const bytes: unknown = piece;
			yield bytes instanceof Uint8Array ? bytes : Buffer.from(String(bytes));
		}
	}
	return { size, whole: open, pieces, parts: (length) => partsOf(pieces(), length) };
}
