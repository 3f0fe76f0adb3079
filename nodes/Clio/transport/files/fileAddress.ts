const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The address of a file that a redirect names. It is a secret: whoever has it can read the file.
 *
 * @param from the address that redirected: only from http on this machine (the sandbox) may http on this machine follow
 * @returns undefined for anything but https
 */
export function fileAddress(location: unknown, from: string): string | undefined {
	const target = typeof location === 'string' && location !== '' ? parse(location, from) : undefined;
	if (target === undefined || target.username !== '' || target.password !== '') return undefined;
	if (target.protocol === 'https:') return target.href;
	return isLocal(target) && isLocal(parse(from)) ? target.href : undefined;
}

function isLocal(url: URL | undefined): boolean {
	return url !== undefined && url.protocol === 'http:' && LOOPBACK.test(url.hostname);
}

function parse(text: string, base?: string): URL | undefined {
	try {
		return new URL(text, base);
	} catch {
		return undefined;
	}
}
