import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { InputProblem } from '../transport/errors/inputProblem';
import { eachPage, listRequest } from '../transport/paging';
import { toItems } from './items';
import type { Row } from './readList';
import { rowOf, timeText } from './readList';
import { readRequest } from './request';
import type { Watch } from './watch';

/** So many records are shown. */
const SIZE = 5;

const DAY = 24 * 60 * 60;

/** How far back is looked, in days, where a list cannot be asked for what is newest. */
const REACHES = [1, 30, 365, Infinity];

/**
 * The latest records, for somebody who builds a workflow: as the trigger would put them out. Nothing of it is kept.
 *
 * @throws InputProblem when there is none
 */
export async function readSample(this: IPollFunctions, watch: Watch): Promise<INodeExecutionData[][]> {
	const { ids, query } = await readRequest.call(this, watch, undefined);
	const orders = [`${watch.facts.attribute}(desc)`, 'id(desc)'];
	const order = orders.find((each) => watch.list.operation.order?.values.includes(each) === true);
	const asked = { ...query, ...watch.fields.query };
	let rows: Row[] = [];
	for (const days of order === undefined ? REACHES : [Infinity]) {
		const since =
			days === Infinity ? {} : { [watch.facts.filter]: timeText(Math.floor(Date.now() / 1000) - days * DAY) };
		rows = await firstPage.call(
			this,
			watch,
			{ ids, query: { ...asked, ...since, order } },
			order === undefined ? Infinity : SIZE,
		);
		if (rows.length > 0) break;
	}
	if (rows.length === 0) {
		throw new InputProblem(
			'Clio has no record to show',
			'No record fits the filters, or there are none yet. Loosen the filters or create one in Clio, and try again.',
		);
	}
	const latest = rows.sort((left, right) => (right.time ?? 0) - (left.time ?? 0)).slice(0, SIZE);
	return [
		await toItems.call(
			this,
			watch,
			latest.map((row) => ({ row, isNew: row.createdAt === row.time })),
		),
	];
}

async function firstPage(
	this: IPollFunctions,
	watch: Watch,
	ask: NonNullable<Parameters<typeof listRequest>[1]>,
	size: number,
): Promise<Row[]> {
	const request = listRequest(watch.list.operation, ask, size);
	for await (const { records } of eachPage.call(this, watch.session, request, size)) {
		return records.flatMap((record) => rowOf(watch, record));
	}
	return [];
}
