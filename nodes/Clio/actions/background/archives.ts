import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import type { FieldSelection } from '../../catalog/fieldSelection';
import { fieldsText } from '../../catalog/fieldSelection';
import type { OperationFacts } from '../../catalog/types';
import { readRecord } from '../../transport/coalescing/readRecord';
import { safeFileName } from '../../transport/files/fileName';
import { isRecord } from '../../transport/record';
import { clioRequest } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import { idOf } from '../action';
import type { PathIds } from '../locators';
import { knownPathIds, readPathIds } from '../locators';
import { backgroundAction } from './backgroundAction';
import type { BackgroundWork, Order } from './backgroundWork';
import { fetchMade } from './fetchMade';

/** Whose documents go into an archive: what is read of the record, and what is told of it. */
interface Owner {
	show: OperationFacts;
	fields: string;
	/** of the record */
	folderOf: (record: Readonly<Record<string, unknown>>) => string | number | undefined;
	/** the attribute that tells it from others, and that the file is called by */
	name: string;
	noun: string;
}

function owner(schema: string, fields: FieldSelection, facts: Omit<Owner, 'show' | 'fields'>): Owner {
	return { show: operationById(`${schema}#show`), fields: fieldsText(schema, fields), ...facts };
}

/** Matter: Download as ZIP. Everything in the matter's folder, at any depth. */
export const downloadMatter: Action = backgroundAction(
	archiveOf(
		owner('Matter', ['id', 'display_number', { folder: ['id'] }], {
			folderOf: ({ folder }) => idOf(folder),
			name: 'display_number',
			noun: 'matter',
		}),
	),
);

/** Folder: Download as ZIP. Everything in the folder, at any depth. */
export const downloadFolder: Action = backgroundAction(
	archiveOf(owner('Folder', ['id', 'name'], { folderOf: idOf, name: 'name', noun: 'folder' })),
);

function archiveOf({ show, fields, folderOf, name, noun }: Owner): BackgroundWork {
	return {
		kind: 'archive',
		async order(session, itemIndex): Promise<Order | { output: IDataObject }> {
			const ids = await readPathIds.call(this, session, show, itemIndex);
			const query = { fields };
			const ahead = () => idsAhead.call(this, session, show, itemIndex).map((each) => ({ ids: each, query }));
			const data = await readRecord.call(
				this,
				session,
				show,
				{ ids, query },
				async () => await Promise.resolve(ahead()),
			);
			const record = isRecord(data) ? data : {};
			const called = String(record[name] ?? '');
			const facts = { id: idOf(record) ?? null, [name]: called };
			const folder = folderOf(record);
			if (folder === undefined || !(await hasDocuments.call(this, session, folder))) {
				return { output: { ...facts, state: 'empty', message: `There are no documents in the ${noun} "${called}"` } };
			}
			return {
				operation: operationById('DocumentArchive#create'),
				ask: { body: { items: [{ id: folder, type: 'Folder' }] } },
				facts,
				fileName: safeFileName(`${called.replace(/[/\\]/g, '-')}.zip`) ?? `${noun}.zip`,
			};
		},
		async fetch(session, { id, facts, fileName, record }, field) {
			const named = (given?: string) => fileName ?? given ?? `Archive ${id}.zip`;
			const made = await fetchMade.call(this, session, 'DocumentArchive#download', id, named);
			return {
				records: [{ ...facts, state: String(record.state), document_archive: { id }, ...made.facts }],
				files: [{ [field]: made.file }],
			};
		},
	};
}

/** Whether there is something to pack: an archive of nothing would be waited for in vain. */
async function hasDocuments(this: IExecuteFunctions, session: ClioSession, folder: string | number): Promise<boolean> {
	const query = { parent_id: folder, scope: 'descendants', fields: 'id', limit: 1 };
	const { data } = await clioRequest.call(this, session, operationById('Document#index'), { query });
	return Array.isArray(data) && data.length > 0;
}

/** The records of items to come, as far as their IDs are known: they are read with this one. */
function idsAhead(this: IExecuteFunctions, session: ClioSession, show: OperationFacts, itemIndex: number): PathIds[] {
	const items = this.getInputData().map((_, index) => index);
	return items.slice(itemIndex + 1).flatMap((item): PathIds[] => {
		try {
			const ids = knownPathIds.call(this, show, item, session);
			return ids === undefined ? [] : [ids];
		} catch {
			// It is told when the item's turn has come.
			return [];
		}
	});
}
