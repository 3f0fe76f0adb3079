import { invalid } from '../api/answer.mjs';
import { BytesInMemory } from '../files/bytes.mjs';
import { extensionOf, typeByExtension } from '../files/contentTypes.mjs';
import { recordKey } from '../files/keys.mjs';
import { linkTo } from '../firm/firm.mjs';
import type { WriteRules } from '../writes/context.mjs';

const templateTypes = ['doc', 'docx', 'ppt', 'pptx', 'xls', 'xlsx', 'pdf', 'xml'];

/** The bytes of a base64 text; undefined when it is none. */
function decode(text: string): Buffer | undefined {
	const plain = text.replace(/\s/g, '');
	return /^[A-Za-z0-9+/]+={0,2}$/.test(plain) && plain.length % 4 === 0 ? Buffer.from(plain, 'base64') : undefined;
}

/** Templates come as base64 text with a file name, or as the file of a form. */
export const templateRules: WriteRules = {
	before: ({ request, data }, template) => {
		const filename = typeof data.filename === 'string' ? data.filename : template.text('filename');
		if (data.file !== undefined && filename === '') throw invalid('filename is required with a BASE64-encoded file');
		if (!templateTypes.includes(extensionOf(filename)))
			throw invalid(`filename must end with one of ${templateTypes.join(', ')}`);
		template.values.last_modified_by = linkTo(request.user);
	},
	attributes: {
		file: ({ request, data }, template, value) => {
			const bytes = typeof value === 'string' ? decode(value) : undefined;
			if (bytes === undefined || bytes.length === 0)
				throw invalid('file must be a BASE64-encoded file that is not empty');
			const filename = typeof data.filename === 'string' ? data.filename : template.text('filename');
			const key = recordKey('document_template', template.id, filename);
			request.firm.files.put(key, new BytesInMemory(bytes));
			Object.assign(template.values, {
				file_key: key,
				size: bytes.length,
				content_type: typeByExtension(filename) ?? 'application/octet-stream',
			});
		},
	},
};
