import type { IDataObject } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { TIMELINE_KINDS } from '../../catalog/ownOperations/matters';
import { InputProblem } from '../../transport/errors/inputProblem';
import { clioRequest } from '../../transport/request';
import type { Action } from '../action';
import { readPathIds } from '../locators';
import { apartInputs } from '../values/ownInputs';
import { readBody } from '../values/readBody';
import { matterFacts } from './narrowChange';
import type { TimelineAsk } from './timeline';
import { timelineOf } from './timeline';

/** What happened in a matter, a row for each thing: one request for 200 records of each kind that is wanted. */
export const getTimeline: Action = async function (session, itemIndex) {
	const facts = matterFacts('getTimeline');
	const ids = await readPathIds.call(this, session, facts, itemIndex);
	const { inputs } = apartInputs(facts, await readBody.call(this, session, facts, ids, itemIndex, true));
	const ask = { ...readAsk(inputs), matter: String(ids.id), zone: this.getTimezone() };
	const records = await timelineOf.call(this, session, ask);
	// Clio answers lists of a matter that is not there with nothing.
	if (records.length === 0) await clioRequest.call(this, session, operationById('Matter#show'), { ids });
	return { records };
};

function readAsk({ kinds, from, to, limit, order }: IDataObject): Omit<TimelineAsk, 'matter' | 'zone'> {
	const wanted: unknown[] = Array.isArray(kinds) ? kinds : [];
	if (limit !== undefined && Number(limit) < 1) {
		throw new InputProblem('"limit" is not a number above 0', 'Give one, or leave it out to get all.');
	}
	if (typeof from === 'string' && typeof to === 'string' && to < from) {
		throw new InputProblem('"to" is before "from"', 'Give the first day as "from" and the last as "to".');
	}
	return {
		kinds: TIMELINE_KINDS.filter((kind) => wanted.length === 0 || wanted.includes(kind)),
		...(typeof from === 'string' ? { from } : {}),
		...(typeof to === 'string' ? { to } : {}),
		limit: limit === undefined ? Infinity : Number(limit),
		isNewestFirst: order !== 'oldest_first',
	};
}
