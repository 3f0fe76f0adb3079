/** `; name=value` pairs after the disposition's type; a quoted value may hold semicolons (RFC 6266). */
const PARAMETER = /;\s*([\w-]+\*?)\s*=\s*("(?:\\.|[^"\\])*"|[^;]*)/g;

/** `charset'language'percent-encoded` (RFC 8187). */
const EXTENDED = /^([\w-]+)'[^']*'(.+)$/;

/** Longer names are refused by common file systems. */
const LONGEST = 200;

/** The file name that a Content-Disposition header gives, safe to use as one; undefined when it gives none. */
export function fileNameIn(disposition: unknown): string | undefined {
	if (typeof disposition !== 'string') return undefined;
	const parameters = new Map(
		[...disposition.matchAll(PARAMETER)].map(([, name = '', value = '']) => [name.toLowerCase(), value.trim()]),
	);
	return safeFileName(decodeExtended(parameters.get('filename*')) ?? unquote(parameters.get('filename')));
}

/**
 * A name without folders, without characters that file systems refuse, and not too long.
 *
 * @returns undefined when nothing is left
 */
export function safeFileName(name: unknown): string | undefined {
	if (typeof name !== 'string') return undefined;
	const [last = ''] = name.split(/[/\\]/).slice(-1);
	const clean = last
		.replace(/[\p{Cc}<>:"|?*]/gu, '_')
		.trim()
		.replace(/^\.+$/, '');
	if (clean === '') return undefined;
	const extension = /\.[^.]{1,12}$/.exec(clean)?.[0] ?? '';
	return clean.length <= LONGEST ? clean : `${clean.slice(0, LONGEST - extension.length)}${extension}`;
}

function decodeExtended(value: string | undefined): string | undefined {
	const [, charset = '', text = ''] = EXTENDED.exec(value ?? '') ?? [];
	try {
		return charset.toLowerCase() === 'utf-8' ? decodeURIComponent(text) : undefined;
	} catch {
		return undefined;
	}
}

function unquote(value: string | undefined): string | undefined {
	return value?.startsWith('"') === true ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
}
