import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import type { FieldSelection } from '../../catalog/fieldSelection';
import { knownFactsAt } from '../../catalog/places';
import type { OperationFacts } from '../../catalog/types';
import { readRecord } from '../../transport/coalescing/readRecord';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';
import { readPathIds } from '../locators';
import { readsAhead } from '../readsAhead';
import { readReturnFields } from '../returnFields';
import { readBody } from '../values/readBody';

/** A matter before it is changed, and what its item gave for it. */
export interface NarrowAsk {
	session: ClioSession;
	record: Readonly<Record<string, unknown>>;
	given: IDataObject;
	itemIndex: number;
}

/** What to write of a matter; nothing where it is so already. */
export type NarrowChanges = (this: IExecuteFunctions, ask: NarrowAsk) => Promise<IDataObject>;

/**
 * Changes one thing of a matter, and leaves a matter alone in which it is so already: closing twice would move the date of
 * closing. The matters of up to 200 items are read with one request.
 *
 * @param operation the own operation of matters
 * @param beside what must be known of the matter
 */
export function narrowChange(operation: string, beside: FieldSelection, changes: NarrowChanges): Action {
	return async function (session, itemIndex) {
		const facts = matterFacts(operation);
		const { query, present } = readReturnFields.call(this, facts, itemIndex, beside);
		const ids = await readPathIds.call(this, session, facts, itemIndex);
		const given = (await readBody.call(this, session, facts, ids, itemIndex, true)) ?? {};
		const ahead = () => Promise.resolve(readsAhead.call(this, session, facts, itemIndex, query));
		const read = await readRecord.call(this, session, operationById('Matter#show'), { ids, query }, ahead);
		const record = isRecord(read) ? read : {};
		const body = await changes.call(this, { session, record, given, itemIndex });
		if (Object.keys(body).length === 0) {
			if (session.previewOnly) return { records: [{ preview: true, ...ids, would: 'leave unchanged' }] };
			return { records: await present.call(this, session, [record]) };
		}
		if (session.previewOnly) return { records: [previewOf(facts, { ids, query, body })] };
		const { data } = await sendWrite.call(this, session, facts, { ids, query, body });
		return { records: await present.call(this, session, [data]) };
	};
}

/**
 * The facts of an own operation of matters.
 *
 * @throws Error for a name that the catalogue does not have, which is a mistake in this package
 */
export function matterFacts(operation: string): OperationFacts {
	const facts = knownFactsAt({ resource: 'matter', operation });
	return facts;
}
