import { Zip, ZipDeflate, ZipPassThrough, zipSync, type Zippable } from 'fflate';
import type { StoredBytes } from '../bytes.mjs';

/** A file or (with a slash at its end and no bytes) an empty folder of an archive. */
export interface ZipEntry {
	readonly path: string;
	readonly bytes?: StoredBytes;
}

/* The same bytes make the same archive. ZIP knows no time zones and nothing before 1980. */
const modifiedAt = new Date(2026, 0, 1);
/** Larger files are stored as they are: deflating them would hold up everybody else. */
const mostDeflated = 1024 ** 2;

/** A ZIP archive of the entries, as a stream. Only one chunk is in memory at a time. */
export async function* zipOf(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
	const ready: Buffer[] = [];
	let failure: Error | undefined;
	const zip = new Zip((error, chunk) => {
		if (error) failure = error;
		else ready.push(Buffer.from(chunk));
	});
	for (const { path, bytes } of entries) {
		const deflated = bytes !== undefined && bytes.size > 0 && bytes.size <= mostDeflated;
		const file = deflated ? new ZipDeflate(path, { level: 6 }) : new ZipPassThrough(path);
		file.mtime = modifiedAt;
		zip.add(file);
		for await (const chunk of bytes?.read() ?? []) {
			file.push(new Uint8Array(Buffer.from(chunk)), false);
			yield* ready.splice(0);
		}
		file.push(new Uint8Array(0), true);
		yield* ready.splice(0);
	}
	zip.end();
	if (failure !== undefined) throw failure;
	yield* ready.splice(0);
}

/** A ZIP archive of small files that are in memory. */
export function zipNow(files: Readonly<Record<string, Buffer | string>>): Buffer {
	const zippable: Zippable = {};
	for (const [path, content] of Object.entries(files))
		zippable[path] = [new Uint8Array(Buffer.from(content)), { level: 6, mtime: modifiedAt }];
	return Buffer.from(zipSync(zippable));
}
