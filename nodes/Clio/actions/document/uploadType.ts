import { extensionOf } from './uploadName';

/** Types that say nothing, and that n8n and mail programs give where they know none. */
const VAGUE = new Set(['application/octet-stream', 'binary/octet-stream', 'application/force-download', 'text/plain']);

/** Clio knows the type by these extensions, and opens the file accordingly (Clio: Documents, IANA registry). */
const KNOWN_EXTENSIONS = new Set(
	'csv doc docx gif htm html jpeg jpg json mp3 mp4 pdf png ppt pptx rtf tif tiff txt wav xls xlsx xml zip'.split(' '),
);

/** The families of types that Clio takes (Clio: Documents, `content_type`). */
const TYPE = /^(application|audio|font|image|message|model|multipart|text|video)\/[a-z0-9!#$&^_.+-]+$/;

/**
 * The type to tell Clio: the one that was given, or n8n's, unless that says less than the file's extension does.
 *
 * @returns undefined to leave it to Clio
 */
export function uploadType(given: unknown, ofFile: string | undefined, filename: string): string | undefined {
	const typed = typeof given === 'string' ? given.trim() : '';
	if (typed !== '') return typed;
	const [type = ''] = (ofFile ?? '').toLowerCase().split(';');
	const isKnown = KNOWN_EXTENSIONS.has(extensionOf(filename));
	if (VAGUE.has(type.trim()) && isKnown) return undefined;
	if (TYPE.test(type.trim())) return type.trim();
	return isKnown ? undefined : 'application/octet-stream';
}
