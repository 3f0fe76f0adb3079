import type { IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../catalog/catalog';
import type { OperationFacts } from '../catalog/types';
import { readRecord } from '../transport/coalescing/readRecord';
import { InputProblem } from '../transport/errors/inputProblem';
import { findMatches, findableKind, onlyMatch } from '../transport/lookup/findRecord';
import { closedList } from '../transport/lookup/listing';
import { located, locatedId } from '../transport/lookup/locatedId';
import type { Finding, ListedMatch } from '../transport/lookup/lookups';
import { isRecord } from '../transport/record';
import type { ClioSession } from '../transport/session';
import { readPathIds } from './pathIds';
import { readsAhead } from './readsAhead';
import { listed } from './values/problems';

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
	const finding = narrowed(anywhere, within);
	if (finding.matches.length === 0 && within !== undefined && !/^\d+$/.test(given.name)) {
		throw await unknownStage.call(this, session, given.name, within);
	}
	if (anywhere.matches.length === 0) return await locatedId.call(this, session, value, KIND, what);
	return await onlyMatch.call(this, session, facts, given.name, finding);
}

/** Says which stages there are instead. */
async function unknownStage(
	this: IExecuteFunctions,
	session: ClioSession,
	name: string,
	area: unknown,
): Promise<InputProblem> {
	const { matches } = await closedList.call(this, session, findableKind(KIND), {});
	return new InputProblem(
		`The practice area has no stage with the name "${name.slice(0, 80)}"`,
		`${capital(stagesOf(matches, { id: area }))}.`,
	);
}

function narrowed(finding: Finding, practiceArea: unknown): Finding {
	if (practiceArea === undefined) return finding;
	return { ...finding, matches: finding.matches.filter((each) => isOf(practiceArea, each)), near: finding.matches };
}

async function practiceAreaNow(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	itemIndex: number,
): Promise<unknown> {
	const ids = await readPathIds.call(this, session, operation, itemIndex);
	const query = { fields: 'practice_area{id}' };
	const ahead = () => Promise.resolve(readsAhead.call(this, session, operation, itemIndex, query));
	const data = await readRecord.call(this, session, operationById('Matter#show'), { ids, query }, ahead);
	return isRecord(data) && isRecord(data.practice_area) ? data.practice_area.id : undefined;
}

/**
 * Refuses a stage that is not one of the practice area of its matter, which Clio would refuse without saying which there are.
 *
 * @param area the practice area of the matter, empty where it has none
 * @throws InputProblem with the stages of that practice area
 */
export async function refuseForeignStage(
	this: IExecuteFunctions,
	session: ClioSession,
	stage: string | number | undefined,
	area: Readonly<Record<string, unknown>>,
): Promise<void> {
	const { matches } = await closedList.call(this, session, findableKind(KIND), {});
	const chosen = matches.find(({ id }) => id === String(stage));
	// A stage that Clio does not list is left to Clio's own words.
	if (chosen === undefined || isOf(area.id, chosen)) return;
	const name = `"${String(chosen.record.name)}"`;
	if (area.id === undefined) {
		throw new InputProblem(
			`The matter has no practice area, so it cannot be in the stage ${name}`,
			'Stages belong to practice areas: give the matter the practice area first.',
		);
	}
	throw new InputProblem(
		`${name} is no stage of the practice area of this matter`,
		`${capital(stagesOf(matches, area))}.`,
	);
}

/** The stages of a practice area in the words of an error. */
function stagesOf(stages: readonly ListedMatch[], area: Readonly<Record<string, unknown>>): string {
	const own = stages
		.filter((each) => isOf(area.id, each))
		.map(({ id, record }) => `"${String(record.name)}" (ID ${id})`);
	const of = typeof area.name === 'string' ? `the practice area "${area.name}"` : 'that practice area';
	return own.length === 0 ? `${of} has no stages` : `the stages of ${of} are ${listed(own, 'and')}`;
}

function isOf(area: unknown, { record }: ListedMatch): boolean {
	return String(record.practice_area_id) === String(area);
}

function capital(text: string): string {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
