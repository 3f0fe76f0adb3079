import type { IExecuteFunctions } from 'n8n-workflow';

import type { OperationFacts } from '../../catalog/types';
import { InputProblem } from '../../transport/errors/inputProblem';
import { customFieldDefinitions } from '../../transport/lookup/customFields';
import { comparable } from '../../transport/lookup/matching';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import { customFieldConditions } from '../filters/customFieldConditions';
import { customFieldNamed } from '../values/customFieldNames';
import type { Draft } from '../values/draft';
import { listed } from '../values/problems';
import type { Directory } from './directory';
import type { GivenKey, MatchedRecord, MatchTable } from './matchKeys';

/** The records that an item may mean. */
export interface Match {
	/** one where it is known which is meant, several where not, none where there is none */
	records: MatchedRecord[];
	/** the key by which they were found */
	key: string;
}

/** What chooses a custom field among the keys, where its name could be taken for another. */
const CUSTOM_FIELD = /^custom_field[:_ ]\s*(.+)$/i;

/**
 * The record that an item means, by the first key that finds any; where that finds several, the keys after it narrow them down.
 * Nothing is guessed: what is left may be several.
 *
 * @param chosen names of keys and of custom fields in order; the usual ones of the table where it is empty
 * @throws InputProblem when the item gives nothing for any key: a new record each time is not what is meant
 */
export async function findMatch(
	this: IExecuteFunctions,
	session: ClioSession,
	{ table, list, directory }: { table: MatchTable; list: OperationFacts; directory: Directory },
	chosen: readonly string[],
	draft: Draft,
): Promise<Match> {
	const names = chosen.length === 0 ? table.usual : chosen;
	const keys: GivenKey[] = [];
	for (const name of names) {
		const known = Object.hasOwn(table.keys, name) ? table.keys[name] : undefined;
		const given =
			known === undefined
				? await customFieldKey.call(this, session, list, name, draft, Object.keys(table.keys))
				: known.given(draft, session.region);
		if (given !== undefined) keys.push({ ...given, name });
	}
	if (keys.length === 0) {
		throw new InputProblem(
			`The item has none of the values to match on: ${listed(names, 'or')}`,
			'Without one it cannot be told whether the record is there already. Give one, or choose others under match_on.',
		);
	}
	let match: Match = { records: [], key: keys[0]?.name ?? '' };
	for (const key of keys) {
		if (match.records.length === 1) break;
		const found = await directory.find(this, session, key);
		if (match.records.length === 0) match = { records: found, key: key.name };
		else {
			const both = match.records.filter(({ id }) => found.some((each) => each.id === id));
			if (both.length > 0) match = { records: both, key: `${match.key}, ${key.name}` };
		}
	}
	return match;
}

/** The key that a custom field is; undefined where the item gives it no value. */
async function customFieldKey(
	this: IExecuteFunctions,
	session: ClioSession,
	list: OperationFacts,
	name: string,
	{ customFields }: Draft,
	known: readonly string[],
): Promise<Omit<GivenKey, 'name'> | undefined> {
	const text = CUSTOM_FIELD.exec(name)?.[1] ?? name;
	const parent = list.id.startsWith('Matter#') ? 'Matter' : 'Contact';
	const { definitions, refusal } = await customFieldDefinitions.call(this, session, parent);
	const named = customFieldNamed(definitions, { name: text });
	if ('problem' in named) {
		throw new InputProblem(
			`"${name.slice(0, 80)}" is nothing to match on`,
			refusal ?? `Give ${listed(known, 'or')}, or the exact name of a custom field.`,
		);
	}
	const given = customFields.find(({ field }) => {
		const other = customFieldNamed(definitions, field);
		return 'definition' in other && other.definition.id === named.definition.id;
	});
	if (given === undefined) return undefined;
	const condition = { field: named.definition.id, value: given.value };
	const query = await customFieldConditions.call(this, session, list, [condition]);
	const texts = Object.entries(query).map(([condition, value]) => {
		const [, id = ''] = /\[(\d+)\]/.exec(condition) ?? [];
		return valueText(id, String(value).replace(/^=/, ''));
	});
	const textsOf = (record: MatchedRecord) =>
		(Array.isArray(record.custom_field_values) ? record.custom_field_values : []).filter(isRecord).map((row) => {
			const { custom_field: definition, value } = row;
			return valueText(isRecord(definition) ? String(definition.id) : '', String(value ?? ''));
		});
	return { texts, queries: [query], textsOf };
}

function valueText(id: string, value: string): string {
	const number = value.trim() === '' ? NaN : Number(value);
	return `${id}=${Number.isNaN(number) ? comparable(value) : String(number)}`;
}
