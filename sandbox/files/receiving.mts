import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { BytesInFile, BytesInMemory, type StoredBytes } from './bytes.mjs';
import { temporaryFile } from './temporaryFolder.mjs';

/** Bytes up to this many stay in memory. */
const mostInMemory = 256 * 1024;

async function write(file: WriteStream, chunk: Buffer): Promise<void> {
	if (!file.write(chunk)) await once(file, 'drain');
}

/**
 * Takes in a stream of any length with a bounded amount of memory. Throws the stream's own error when it breaks off;
 * nothing stays behind then.
 */
export async function receive(chunks: AsyncIterable<Buffer>): Promise<StoredBytes> {
	const digest = createHash('md5');
	const held: Buffer[] = [];
	let size = 0;
	let path = '';
	let file: WriteStream | undefined;
	try {
		for await (const chunk of chunks) {
			digest.update(chunk);
			size += chunk.length;
			if (file === undefined && size > mostInMemory) {
				path = temporaryFile();
				file = createWriteStream(path);
				for (const early of held.splice(0)) await write(file, early);
			}
			if (file === undefined) held.push(chunk);
			else await write(file, chunk);
		}
		if (file === undefined) return new BytesInMemory(Buffer.concat(held));
		file.end();
		await finished(file);
		return new BytesInFile(path, size, digest.digest('hex'));
	} catch (error) {
		file?.destroy();
		if (path !== '') await rm(path, { force: true });
		throw error;
	}
}
