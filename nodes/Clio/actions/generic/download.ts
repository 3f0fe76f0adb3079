import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { fieldsText } from '../../catalog/fieldSelection';
import type { OperationFacts } from '../../catalog/types';
import { InputProblem } from '../../transport/errors/inputProblem';
import { safeFileName } from '../../transport/files/fileName';
import type { QueryValues } from '../../transport/query';
import { isRecord } from '../../transport/record';
import { clioRequest } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import { fetchFile, readBinaryField } from '../files/fetchFile';
import type { PathIds } from '../locators';
import { readPathIds } from '../locators';
import { readOptions } from '../options';
import { recordIdOf } from './recordId';

/** What the record of a file calls it, for files that come without a name. */
interface NameSource {
	operationId: string;
	fields: readonly string[];
	name: (record: Readonly<Record<string, unknown>>) => string;
}

const NAME_SOURCES: Readonly<Record<string, NameSource>> = {
	'Document#download': {
		operationId: 'Document#show',
		fields: ['filename'],
		name: ({ filename }) => String(filename ?? ''),
	},
	'DocumentTemplate#download': {
		operationId: 'DocumentTemplate#show',
		fields: ['filename'],
		name: ({ filename }) => String(filename ?? ''),
	},
	'Report#download': {
		operationId: 'Report#show',
		fields: ['name', 'format'],
		name: ({ name, format }) => `${String(name)}.${String(format)}`,
	},
};

/** Files that Clio makes in the background; until they are there it answers 404. */
const MADE_IN_BACKGROUND = new Set(['DocumentArchive#download', 'Report#download']);

/**
 * Downloads the file of the record that the item names into the item's binary data.
 *
 * @param operation one that answers with a redirect to the file
 */
export function downloadAction(operation: OperationFacts): Action {
	return async function (session, itemIndex) {
		const field = readBinaryField.call(this, itemIndex);
		const ids = await readPathIds.call(this, session, operation, itemIndex);
		const query = readVersion.call(this, operation, itemIndex);
		const name = async (given?: string) => given ?? (await nameOf.call(this, session, operation, ids));
		const fetched = await fetchFile.call(this, session, operation, { ids, query }, name).catch((error: unknown) => {
			throw notReadyYet(operation, error);
		});
		return {
			records: [{ id: recordIdOf(operation, ids), ...fetched.facts }],
			files: [{ [field]: fetched.file }],
		};
	};
}

/** The option Version ID; an empty one is refused, because another file than the wanted one would come. */
function readVersion(this: IExecuteFunctions, { query }: OperationFacts, itemIndex: number): QueryValues {
	const options = readOptions.call(this, itemIndex);
	if (query?.[VERSION] === undefined || !Object.hasOwn(options, 'documentVersionId')) return {};
	const version = String(options.documentVersionId ?? '').trim();
	if (/^[1-9]\d{0,18}$/.test(version)) return { [VERSION]: version };
	throw new InputProblem(
		'The option Version ID holds no ID',
		'Give the ID of a version of the document, or remove the option to get the latest.',
	);
}

const VERSION = 'document_version_id';

/** @returns the name by the record itself, read only when the file came without; never empty */
async function nameOf(
	this: IExecuteFunctions,
	session: ClioSession,
	{ id }: OperationFacts,
	ids: PathIds,
): Promise<string> {
	const source = NAME_SOURCES[id];
	const fallback = `${id.split('#')[0] ?? 'File'} ${String(ids.id)}`;
	if (source === undefined) return fallback;
	const show = operationById(source.operationId);
	const query = { fields: fieldsText(show.schema ?? '', source.fields) };
	// A file that cannot be named is better than none, and its bytes are waiting.
	const data = await clioRequest.call(this, session, show, { ids: { id: ids.id }, query }).then(
		(answer) => answer.data,
		() => undefined,
	);
	return safeFileName(isRecord(data) ? source.name(data) : '') ?? fallback;
}

function notReadyYet({ id }: OperationFacts, error: unknown): unknown {
	if (!MADE_IN_BACKGROUND.has(id) || !(error instanceof NodeApiError) || error.httpCode !== '404') return error;
	error.message = `${error.message}: the file may not be ready yet`;
	error.description = `Clio makes it in the background. Get the record until its state is "completed", with a Wait node in between, then download it. ${error.description ?? ''}`;
	return error;
}
