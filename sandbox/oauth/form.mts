import type { Request } from 'express';

/** The fields of a form-encoded body; undefined when the body is anything else. */
export function readForm(request: Request): URLSearchParams | undefined {
	const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
	if (type !== 'application/x-www-form-urlencoded') return undefined;
	return new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '');
}

/** Scheme and host under which the client reached the sandbox. */
export function originOf(request: Request): string {
	return `${request.protocol}://${request.get('Host') ?? ''}`;
}
