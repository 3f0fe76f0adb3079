import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { factsAt } from '../../catalog/places';
import { clioApiError } from '../../transport/errors/apiError';
import { safeFileName } from '../../transport/files/fileName';
import { isRecord } from '../../transport/record';
import type { Action } from '../action';
import { idOf } from '../action';
import { readBody } from '../values/readBody';
import { backgroundAction } from './backgroundAction';
import type { Order } from './backgroundWork';
import { fetchMade } from './fetchMade';

/** Document Automation: Generate and Wait. Each document that comes of the template is an output item with its file. */
export const generateDocuments: Action = backgroundAction({
	kind: 'automation',
	async order(session, itemIndex): Promise<Order> {
		const facts = factsAt({ resource: 'documentAutomation', operation: 'generateAndWait' });
		const body = facts === undefined ? {} : await readBody.call(this, session, facts, {}, itemIndex);
		return { operation: operationById('DocumentAutomation#create'), ask: { body: body ?? {} } };
	},
	async fetch(session, { id: automation, record }, field) {
		const made = Array.isArray(record.documents) ? record.documents.filter(isRecord) : [];
		const documents = made.flatMap((document) => {
			const id = idOf(document);
			return id === undefined ? [] : [{ id, name: document.name, filename: document.filename }];
		});
		if (documents.length === 0) {
			throw clioApiError(this.getNode(), {
				message: `Clio tells no documents of document automation ${automation}, which it has completed`,
				description: "The user may not be allowed to see them. Look in the matter's documents.",
			});
		}
		const records: IDataObject[] = [];
		const files: IBinaryKeyData[] = [];
		for (const { id, name, filename } of documents) {
			const fileName = safeFileName(filename) ?? safeFileName(name);
			const named = (given?: string) => fileName ?? given ?? `Document ${id}`;
			const { file, facts } = await fetchMade.call(this, session, 'Document#download', id, named);
			const beside = isRecord(record.matter) ? { matter: record.matter as IDataObject } : {};
			records.push({
				id,
				...(typeof name === 'string' ? { name } : {}),
				...beside,
				document_automation: { id: automation },
				...facts,
			});
			files.push({ [field]: file });
		}
		return { records, files };
	},
});
