import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { BytesInFile, JoinedBytes, type StoredBytes } from './bytes.mjs';

/** An upload in parts that is not finished yet. */
export interface PartialUpload {
	readonly key: string;
	readonly parts: Map<number, StoredBytes>;
}

/** The bytes of a firm's files, by their key in the storage. */
export class FileShelf {
	private readonly files = new Map<string, StoredBytes>();
	private readonly uploads = new Map<string, PartialUpload>();
	private readonly finished = new Set<string>();

	get(key: string): StoredBytes | undefined {
		return this.files.get(key);
	}

	put(key: string, bytes: StoredBytes): void {
		this.files.set(key, bytes);
	}

	/** Marks a file as complete: what is sent to its address from now on comes too late. */
	finish(key: string): void {
		this.finished.add(key);
	}

	isFinished(key: string): boolean {
		return this.finished.has(key);
	}

	/** Opens an upload in parts; the id is what its parts are addressed by. */
	beginUpload(key: string): string {
		const id = randomBytes(24).toString('base64url');
		this.uploads.set(id, { key, parts: new Map() });
		return id;
	}

	/** The upload while it is not finished. */
	upload(id: string): PartialUpload | undefined {
		return this.uploads.get(id);
	}

	/** Joins the named parts in their order; undefined while one of them is missing. */
	finishUpload(id: string, numbers: readonly number[]): StoredBytes | undefined {
		const upload = this.uploads.get(id);
		if (upload === undefined) return undefined;
		const parts = [...numbers].sort((one, other) => one - other).flatMap((number) => upload.parts.get(number) ?? []);
		if (parts.length < numbers.length || parts.length === 0) return undefined;
		const joined = new JoinedBytes(parts);
		this.files.set(upload.key, joined);
		this.uploads.delete(id);
		return joined;
	}

	/** Forgets everything, temporary files included. */
	clear(): void {
		const parts = [...this.uploads.values()].flatMap((upload) => [...upload.parts.values()]);
		for (const bytes of [...this.files.values(), ...parts]) discard(bytes);
		this.files.clear();
		this.uploads.clear();
		this.finished.clear();
	}
}

function discard(bytes: StoredBytes): void {
	if (bytes instanceof BytesInFile) rmSync(bytes.path, { force: true });
	if (bytes instanceof JoinedBytes) for (const part of bytes.parts) discard(part);
}
