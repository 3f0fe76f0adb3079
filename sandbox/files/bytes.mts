import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

/** Bytes that the sandbox keeps: in memory when they are few, in a temporary file otherwise. */
export interface StoredBytes {
	readonly size: number;
	/** The MD5 digest, as lower-case hex digits. */
	readonly md5: string;
	/** The bytes from their beginning; may be read any number of times. */
	read(): Readable;
}

const digestOf = (buffer: Buffer): string => createHash('md5').update(buffer).digest('hex');

/** Bytes that lie in memory. */
export class BytesInMemory implements StoredBytes {
	readonly size: number;
	readonly md5: string;

	constructor(readonly buffer: Buffer) {
		this.size = buffer.length;
		this.md5 = digestOf(buffer);
	}

	read(): Readable {
		/* A byte stream: an empty buffer would be taken for the end of an object stream's only entry. */
		return Readable.from(this.size === 0 ? [] : [this.buffer], { objectMode: false });
	}
}

/** Bytes that lie in a file. */
export class BytesInFile implements StoredBytes {
	constructor(
		readonly path: string,
		readonly size: number,
		readonly md5: string,
	) {}

	read(): Readable {
		return createReadStream(this.path);
	}
}

/** The parts of an upload, one after the other; nothing is copied. */
export class JoinedBytes implements StoredBytes {
	readonly size: number;
	readonly md5: string;

	constructor(readonly parts: readonly StoredBytes[]) {
		this.size = parts.reduce((sum, part) => sum + part.size, 0);
		/* S3: the ETag of a multipart object is the digest of its parts' digests and their number. */
		this.md5 = `${digestOf(Buffer.from(parts.map((part) => part.md5).join(''), 'hex'))}-${parts.length}`;
	}

	read(): Readable {
		const { parts } = this;
		async function* all(): AsyncGenerator<Buffer> {
			for (const part of parts) for await (const chunk of part.read()) yield Buffer.from(chunk);
		}
		return Readable.from(all(), { objectMode: false });
	}
}

/** The bytes of a text. */
export const textBytes = (text: string): StoredBytes => new BytesInMemory(Buffer.from(text, 'utf8'));
