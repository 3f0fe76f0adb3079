import type { IBinaryKeyData, IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { WorkflowRun } from '../../../scripts/engine';
import { locator } from './choosing';
import type { Account, ClioSandbox, NodeSettings } from './clioSandbox';
import { NODE } from './clioSandbox';
import { readAll } from './valuesSupport';

/** A binary field as nodes put it out where n8n keeps binary data in memory. */
export const binary = (name: string, text: string, mimeType = 'application/pdf'): IBinaryKeyData => ({
	data: { data: Buffer.from(text).toString('base64'), mimeType, fileName: name },
});

/** An item with a file. */
export const fileItem = (name: string, text = `Contents of ${name}`, mimeType?: string): INodeExecutionData => ({
	json: {},
	binary: binary(name, text, mimeType),
});

/** Parameters of Document: Upload. */
export function upload(
	type: 'Contact' | 'Document' | 'Folder' | 'Matter',
	id: unknown,
	values: IDataObject = {},
	more: INodeParameters = {},
): INodeParameters {
	return {
		...{ resource: 'document', operation: 'upload', parentType: type, parent: locator('id', String(id)) },
		values: { mappingMode: 'defineBelow', value: values } as unknown as INodeParameters,
		...more,
	};
}

/** What an upload did, and what it took. */
export interface Uploaded {
	run: WorkflowRun;
	output: IDataObject[];
	/** message and description of the error */
	problem: string;
	/** `POST /documents` and so on; `PUT storage` for bytes */
	requests: string[];
	/** below `data` of what was written, in order */
	bodies: IDataObject[];
}

/** Runs an upload and tells what was sent. */
export async function runUpload(
	sandbox: ClioSandbox,
	account: Account,
	parameters: INodeParameters,
	input: INodeExecutionData[],
	options: NodeSettings & Parameters<ClioSandbox['run']>[2] = {},
): Promise<Uploaded> {
	await sandbox.process.control.clearRequests();
	const run = await sandbox.run(account, parameters, { input, ...options });
	const requests = (await sandbox.process.control.requests()).filter(({ path }) => !path.startsWith('/oauth'));
	await sandbox.process.control.clearRequests();
	const { error } = run;
	const described = error as (Error & { description?: string | null }) | undefined;
	const isApi = (path: string) => path.startsWith('/api/');
	return {
		run,
		output: error === undefined ? run.json(NODE) : [],
		problem: described === undefined ? '' : `${described.message} | ${described.description ?? ''}`,
		requests: requests.map(({ method, path }) =>
			isApi(path) ? `${method} ${path.replace('/api/v4', '').replace('.json', '')}` : `${method} storage`,
		),
		bodies: requests
			.filter(({ method, path }) => method !== 'GET' && isApi(path))
			.map(({ body }) => (body as { data?: IDataObject } | null)?.data ?? {}),
	};
}

/** The first records of a resource. */
export const some = async (sandbox: ClioSandbox, account: Account, resource: string, more: INodeParameters = {}) =>
	await readAll(sandbox, account, resource, { returnAll: false, limit: 2, ...more });

/** The text of a document as it can be downloaded. */
export async function textOf(sandbox: ClioSandbox, account: Account, id: unknown): Promise<string> {
	const record = locator('id', String(id));
	const run = await sandbox.run(account, { resource: 'document', operation: 'download', record });
	if (run.error !== undefined) throw run.error;
	await sandbox.process.control.clearRequests();
	return Buffer.from(run.items(NODE)[0]?.binary?.data?.data ?? '', 'base64').toString();
}

/** All documents directly in a folder, also those that nobody sees yet. */
export async function documentsIn(sandbox: ClioSandbox, account: Account, folder: unknown, unfinished = false) {
	return await readAll(sandbox, account, 'document', {
		filters: { parentFolder: String(folder), ...(unfinished ? { showUncompleted: true } : {}) },
	});
}
