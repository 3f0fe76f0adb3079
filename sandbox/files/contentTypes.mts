import { lookup } from 'mime-types';
import { invalid } from '../api/answer.mjs';
import type { Json } from '../json/shape.mjs';

/** Clio: Documents. The families a content type may belong to. */
const families = ['text', 'image', 'audio', 'video', 'application', 'font', 'model', 'message', 'multipart'];

/** The extension of a file name in lower case, without the dot; empty when it has none. */
export const extensionOf = (filename: string): string => /\.([^./\\]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';

/** The content type that the extension of a file name says; undefined when it says nothing. */
export function typeByExtension(filename: string): string | undefined {
	const extension = extensionOf(filename);
	return extension === '' ? undefined : lookup(extension) || undefined;
}

/** The content type of an upload: the given one, or what the extension says. Throws when neither says anything. */
export function contentTypeFor(given: Json | undefined, filename: string): string {
	if (typeof given === 'string' && given.trim() !== '') {
		const [family = ''] = given.split('/');
		if (!families.includes(family)) throw invalid(`content_type must be one of ${families.join(', ')}`);
		return given;
	}
	const type = typeByExtension(filename);
	if (type === undefined) throw invalid('content_type is required: the extension of the file does not say it');
	return type;
}
