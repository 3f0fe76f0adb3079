import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { WorkflowRun } from '../../../scripts/engine';
import { locator } from './choosing';
import type { Account, ClioSandbox } from './clioSandbox';
import { NODE } from './clioSandbox';

/** Values as JSON, as a person or a model types them. */
export const json = (values: unknown): INodeParameters => ({
	specifyValues: 'json',
	valuesJson: typeof values === 'string' ? values : JSON.stringify(values),
});

/** Values as fields of the mapper. */
export const fields = (value: IDataObject): INodeParameters =>
	({ values: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] } }) as unknown as INodeParameters;

/** Values mapped automatically from the item. */
export const mapped: INodeParameters = {
	values: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema: [] },
} as unknown as INodeParameters;

export const place = (resource: string, operation: string): INodeParameters => ({ resource, operation });

export const record = (id: unknown): INodeParameters => ({ record: locator('id', String(id)) });

/** What was written below `data`, and the requests it took. */
export interface Written {
	run: WorkflowRun;
	/** the bodies of writes, below `data` */
	bodies: IDataObject[];
	/** `GET /matters/5.json` and so on */
	requests: string[];
	/** what the node put out */
	output: IDataObject[];
	/** message and description of the error */
	problem: string;
}

/** Runs the Clio node and tells what it sent. */
export async function write(
	sandbox: ClioSandbox,
	account: Account,
	parameters: INodeParameters,
	options: Parameters<ClioSandbox['run']>[2] = {},
): Promise<Written> {
	await sandbox.apiRequests();
	const run = await sandbox.run(account, parameters, options);
	const requests = await sandbox.apiRequests();
	const { error } = run;
	const told = error as (Error & { description?: string | null }) | undefined;
	return {
		run,
		bodies: requests
			.filter(({ method }) => method !== 'GET')
			.map(({ body }) => (body as { data?: IDataObject } | null)?.data ?? {}),
		requests: requests.map(({ method, path }) => `${method} ${path.replace('/api/v4', '').replace('.json', '')}`),
		output: told === undefined ? run.json(NODE) : [],
		problem: told === undefined ? '' : `${told.message} | ${told.description ?? ''}`,
	};
}

/** Reads records of the sandbox with all of their fields, through the node. */
export async function readAll(
	sandbox: ClioSandbox,
	account: Account,
	resource: string,
	more: INodeParameters = {},
): Promise<IDataObject[]> {
	const run = await sandbox.run(account, {
		...place(resource, 'getAll'),
		returnAll: true,
		returnFields: 'all',
		...more,
	});
	if (run.error !== undefined) throw run.error;
	await sandbox.apiRequests();
	return run.json(NODE);
}
