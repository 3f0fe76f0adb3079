import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Now } from '../world/clock.mjs';
import type { Region } from '../world/region.mjs';

export interface StoredFile {
	readonly name: string;
	readonly contentType: string;
	readonly content: string | Buffer;
}

const lifetime = 10 * 60 * 1000;
const mostLinks = 300;

/** Short-lived addresses of files, as a storage service signs them. */
export class FileStore {
	private readonly links = new Map<string, { file: StoredFile; expiresAt: number }>();

	constructor(private readonly now: Now) {}

	/** The path of a fresh address, valid for ten minutes. */
	publish(file: StoredFile): string {
		const token = randomBytes(24).toString('base64url');
		this.links.set(token, { file, expiresAt: this.now() + lifetime });
		for (const key of this.links.keys()) if (this.links.size > mostLinks) this.links.delete(key);
		return `/files/${token}`;
	}

	/** The file behind an address while it is valid. */
	find(token: string): StoredFile | undefined {
		const link = this.links.get(token);
		return link !== undefined && link.expiresAt > this.now() ? link.file : undefined;
	}
}

/** GET /files/{token}: the bytes. The signature is the authorization: a second one is refused, as storage services do. */
export function answerFile(region: Region, request: Request, response: Response): void {
	if (request.headers.authorization !== undefined) {
		region.journal.record({
			region: region.name,
			method: request.method,
			path: '/files',
			problem: 'Authorization header sent to file storage',
			detail: '',
		});
		response
			.status(400)
			.type('application/xml')
			.send('<Error><Code>InvalidArgument</Code><Message>Only one auth mechanism allowed</Message></Error>');
		return;
	}
	const { token } = request.params;
	const file = typeof token === 'string' ? region.files.find(token) : undefined;
	if (file === undefined) {
		response.status(403).type('application/xml').send('<Error><Code>AccessDenied</Code></Error>');
		return;
	}
	response
		.status(200)
		.set('Content-Disposition', `attachment; filename="${file.name.replace(/[^\w. -]/g, '_')}"`)
		.set('Content-Type', file.contentType)
		.send(file.content);
}
