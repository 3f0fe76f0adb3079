import type { IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../catalog/catalog';
import type { OperationFacts } from '../catalog/types';
import { findMatches, findableKind, onlyMatch } from '../transport/lookup/findRecord';
import { located, locatedId } from '../transport/lookup/locatedId';
import type { Finding } from '../transport/lookup/lookups';
import { isRecord } from '../transport/record';
import { clioRequest } from '../transport/request';
import type { ClioSession } from '../transport/session';
import { readPathIds } from './pathIds';

const KIND = 'matterStage';

interface StageAsk {
	operation: OperationFacts;
	itemIndex: number;
	/** what the locator holds */
	value: unknown;
	/** the locator in the words of an error */
	what: string;
	/** ID of the practice area that is written along, if one is */
	practiceArea: unknown;
}

/**
 * The ID of a matter's stage. Practice areas have stages of the same name (Clio: a stage must be one of the matter's
 * practice area), so a name is looked for in the practice area that is chosen along; where none is and the name fits
 * several, in that of the matter as it is now.
 *
 * @throws InputProblem when the name fits no stage or several
 */
export async function stageId(
	this: IExecuteFunctions,
	session: ClioSession,
	{ operation, itemIndex, value, what, practiceArea }: StageAsk,
): Promise<string | undefined> {
	const given = located(value);
	if (!('name' in given)) return await locatedId.call(this, session, value, KIND, what);
	const facts = findableKind(KIND);
	const anywhere = await findMatches.call(this, session, facts, given.name, {});
	const isOpen = practiceArea === undefined && anywhere.matches.length > 1 && operation.pathParameters !== undefined;
	const within = isOpen ? await practiceAreaNow.call(this, session, operation, itemIndex) : practiceArea;
	if (anywhere.matches.length === 0) return await locatedId.call(this, session, value, KIND, what);
	return await onlyMatch.call(this, session, facts, given.name, narrowed(anywhere, within));
}

function narrowed(finding: Finding, practiceArea: unknown): Finding {
	if (practiceArea === undefined) return finding;
	const isInside = ({ record }: Finding['matches'][number]) => String(record.practice_area_id) === String(practiceArea);
	return { ...finding, matches: finding.matches.filter(isInside), near: finding.matches };
}

async function practiceAreaNow(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	itemIndex: number,
): Promise<unknown> {
	const ids = await readPathIds.call(this, session, operation, itemIndex);
	const ask = { ids, query: { fields: 'practice_area{id}' } };
	const { data } = await clioRequest.call(this, session, operationById('Matter#show'), ask);
	return isRecord(data) && isRecord(data.practice_area) ? data.practice_area.id : undefined;
}
