import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { factsAt } from '../../catalog/places';
import { readRecord } from '../../transport/coalescing/readRecord';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import { writeAction } from '../generic/write';
import type { PathIds } from '../locators';

/** What stands behind the last dot of a file's name, unless it is the second half of a number such as 1.2. */
const EXTENSION = /\.(?!\d+$)[A-Za-z0-9]{1,8}$/;

const RENAME = factsAt({ resource: 'document', operation: 'rename' }) ?? operationById('Document#update');

/** Document: Rename. */
export const renameDocument: Action = writeAction(RENAME, keepExtension);

/**
 * A document's new name with the extension that the document has, where the name comes without one: people rename documents,
 * not file types. The document is read for that only.
 */
async function keepExtension(
	this: IExecuteFunctions,
	session: ClioSession,
	ids: PathIds,
	body: IDataObject,
): Promise<IDataObject> {
	const { name } = body;
	if (typeof name !== 'string' || EXTENSION.test(name)) return body;
	const show = operationById('Document#show');
	const ask = { ids, query: { fields: 'id,name,filename' } };
	const document = await readRecord.call(this, session, show, ask, async () => await Promise.resolve([]));
	const names = isRecord(document) ? [document.name, document.filename] : [];
	const [extension] = names.flatMap((each) => (typeof each === 'string' ? (EXTENSION.exec(each) ?? []) : []));
	return extension === undefined ? body : { ...body, name: `${name}${extension}` };
}
