import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import type { ClioSession } from '../transport/session';
import { clioSession } from '../transport/session';
import { noTraffic, tellTraffic } from '../transport/traffic';
import type { DoneSoFar, Written } from './itemError';
import { itemError } from './itemError';
import { findAction } from './operations';
import { readLimits, readPreviewOnly } from './options';

/**
 * Runs the chosen operation for every input item, one after the other: parallel requests would only meet Clio's limit
 * sooner, and would renew an expired token several times.
 *
 * @returns one output with paired items; with Continue On Fail a failed item becomes an item with its error
 */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	const written: Array<Written[number]> = [];
	let session: ClioSession | undefined;
	for (let itemIndex = 0; itemIndex < this.getInputData().length; itemIndex++) {
		const pairedItem = { item: itemIndex };
		const ids: ClioSession['written'] = [];
		try {
			const action = findAction(
				String(this.getNodeParameter('resource', itemIndex, '')),
				String(this.getNodeParameter('operation', itemIndex, '')),
			);
			const conduct = { limits: readLimits.call(this, itemIndex), previewOnly: readPreviewOnly.call(this, itemIndex) };
			session ??= await clioSession.call(this, this.getNodeParameter('authentication', 0, 'oAuth2'), conduct.limits);
			const { records, files } = await action.call(this, { ...session, ...conduct, written: ids }, itemIndex);
			if (ids.length > 0) written.push({ item: itemIndex, ids });
			for (const [index, json] of records.entries()) {
				const binary = files?.[index];
				output.push({ json, ...(binary === undefined ? {} : { binary }), pairedItem });
			}
		} catch (error) {
			const goesOn = this.continueOnFail() && this.getExecutionCancelSignal()?.aborted !== true;
			if (ids.length > 0) written.push({ item: itemIndex, ids });
			const done: DoneSoFar = goesOn
				? // Its output and its hint tell what a run that goes on has done, except of the item that failed.
					{ written: written.filter(({ item }) => item === itemIndex) }
				: { written: [...written, ...(session?.jobs.ofItemsToCome() ?? [])], traffic: session?.traffic };
			const told = itemError.call(this, error, itemIndex, done);
			if (!goesOn) throw told;
			output.push({ json: failedItem(told), pairedItem });
		}
	}
	const cost = tellTraffic(session?.traffic ?? noTraffic());
	if (cost !== '') this.addExecutionHints({ message: cost, location: 'outputPane' });
	return [output];
}

/** The two names by which every n8n sends an item to the error output, there with its input; another name would stop that. */
function failedItem({ message, description }: NodeApiError | NodeOperationError): IDataObject {
	return description ? { error: message, message: description } : { error: message };
}
