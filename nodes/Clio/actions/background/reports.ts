import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { knownFactsAt } from '../../catalog/places';
import type { OperationFacts } from '../../catalog/types';
import type { Job } from '../../transport/background/startedJobs';
import { safeFileName } from '../../transport/files/fileName';
import type { Action } from '../action';
import { readPathIds } from '../locators';
import { readBody } from '../values/readBody';
import { backgroundAction } from './backgroundAction';
import type { BackgroundWork, Order } from './backgroundWork';
import { fetchMade } from './fetchMade';

/** A report without rows is an answer, not a failure: nobody owes anything. */
const reports: Omit<BackgroundWork, 'order'> = {
	kind: 'report',
	empty: told,
	async fetch(session, job, field) {
		const name = (given?: string) => given ?? nameOf(job);
		const { file, facts } = await fetchMade.call(this, session, 'Report#download', job.id, name);
		return { records: [{ ...told(job), ...facts }], files: [{ [field]: file }] };
	},
};

/** Report: Run and Wait. The kind of report, its format and its filters are those of Create. */
export const runReport: Action = backgroundAction({
	...reports,
	async order(session, itemIndex): Promise<Order> {
		const body = (await readBody.call(this, session, factsOf('report', 'runAndWait'), {}, itemIndex)) ?? {};
		return { operation: operationById('Report#create'), ask: { body } };
	},
});

/** Report Preset: Generate Report and Wait. */
export const runReportPreset: Action = backgroundAction({
	...reports,
	async order(this: IExecuteFunctions, session, itemIndex): Promise<Order> {
		const ids = await readPathIds.call(this, session, factsOf('reportPreset', 'generateReportAndWait'), itemIndex);
		return { operation: operationById('ReportPreset#generate_report'), ask: { ids } };
	},
});

function factsOf(resource: string, operation: string): OperationFacts {
	const facts = knownFactsAt({ resource, operation });
	return facts;
}

/** The report as Clio has it, without what says nothing any more. */
function told({ id, record }: Job): IDataObject {
	const facts = Object.entries(record).filter(([name]) => !['id', 'etag', 'progress'].includes(name));
	return { id, ...(Object.fromEntries(facts) as IDataObject) };
}

function nameOf({ id, record: { name, format } }: Job): string {
	return safeFileName(`${String(name)}.${String(format)}`) ?? `Report ${id}`;
}
