import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { attributeLabel } from '../../catalog/attributeLabel';
import { nounOf, pluralOf, withArticle } from '../../catalog/resourceWords';
import type { OperationFacts } from '../../catalog/types';
import type { UpsertFacts } from '../../catalog/upserts';
import { InputProblem } from '../../transport/errors/inputProblem';
import { tellCandidates } from '../../transport/lookup/findRecord';
import type { KnownRecords } from '../../transport/lookup/knownRecords';
import type { ListedMatch } from '../../transport/lookup/lookups';
import { comparable, exactMatches } from '../../transport/lookup/matching';
import type { ClioContext, ClioSession } from '../../transport/session';
import type { Conversion } from '../values/conversion';
import { draftOf } from '../values/draft';
import { readGiven } from '../values/given';
import { Problems } from '../values/problems';

/** The values of an item by which its record is found. */
export interface UpsertName {
	name: string;
	within: ReadonlyArray<[attribute: string, value: string]>;
}

/**
 * The values by which the item's record is found; asks Clio nothing.
 *
 * @throws InputProblem when the name is not given, or a value cannot be written
 */
export function readUpsertName(
	this: IExecuteFunctions,
	resource: string,
	facts: UpsertFacts,
	create: OperationFacts,
	itemIndex: number,
): UpsertName {
	const noun = nounOf(resource);
	const problems = new Problems(withArticle(noun));
	const given = readGiven.call(this, itemIndex);
	const conversion: Conversion = { operation: create, by: given.by, zone: this.getTimezone(), problems, named: [] };
	const { data } = draftOf(conversion, given);
	problems.throwIfAny();
	const name = textIn(data, facts.name)?.trim();
	if (name === undefined || comparable(name) === '') {
		throw new InputProblem(
			`${attributeLabel(facts.name)} ("${facts.name}") is not given`,
			`The ${noun} is found by it: give the one it has, or the one that a new ${noun} is to get.`,
		);
	}
	const within = facts.within.flatMap((attribute): Array<[string, string]> => {
		const value = textIn(data, attribute);
		return value === undefined ? [] : [[attribute, value]];
	});
	return { name, within };
}

/**
 * The record that has the item's name.
 *
 * @param known all records there are, found by the attribute that names them
 * @returns undefined when there is none
 * @throws InputProblem with the candidates when there are several, or too many records to be sure
 */
export async function upsertMatch(
	this: ClioContext,
	session: ClioSession,
	{ gone }: UpsertFacts,
	{ facts, finding }: KnownRecords,
	{ name, within }: UpsertName,
): Promise<ListedMatch | undefined> {
	const nouns = pluralOf(nounOf(facts.kind));
	if (!finding.isComplete) {
		throw new InputProblem(
			`There are too many ${nouns} to tell whether one has the name "${name.slice(0, 80)}"`,
			'Use Update with the ID of the record, or Create.',
		);
	}
	const present = finding.matches.filter(({ record }) => gone === undefined || record[gone.attribute] !== gone.value);
	const isWithin = ({ record }: ListedMatch) =>
		within.every(([attribute, value]) => comparable(textIn(record, attribute) ?? '') === comparable(value));
	const matches = exactMatches(present.filter(isWithin), name);
	if (matches.length < 2) return matches[0];
	const candidates = await tellCandidates.call(this, session, facts, matches);
	throw new InputProblem(
		`"${name.slice(0, 80)}" fits ${matches.length} ${nouns}`,
		`Nothing was written, because it is not known which one is meant: ${candidates}. Use Update with its ID.`,
	);
}

function textIn(values: IDataObject | Readonly<Record<string, unknown>>, attribute: string): string | undefined {
	const value = values[attribute];
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
