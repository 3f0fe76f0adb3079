import type { IDataObject } from 'n8n-workflow';

import type { ReferenceFacts } from '../../catalog/references';
import { isRecord } from '../../transport/record';
import type { Conversion } from './conversion';
import { isEmpty } from './given';
import { listed } from './problems';
import { shown } from './scalars';

type Reference = Pick<ReferenceFacts, 'attribute' | 'holds' | 'kinds'>;

/** Names by which a record without an ID can be found, those first that leave the least doubt. */
const NAME_ATTRIBUTES = ['display_number', 'number', 'email', 'primary_email_address', 'name'];

/** A member of the firm is meant where nothing else is said (Clio: Tasks, `assignee`). */
const USUAL_TYPES: Readonly<Record<string, string>> = { assignee: 'User', assignees: 'User' };

/** Clio tells contacts apart when it answers who takes part, and wants one word for them when that is written. */
const READ_TYPES: Readonly<Record<string, string>> = { Company: 'Contact', Person: 'Contact' };

/**
 * Writes the record that a value names into a body: by its ID, as a record as it was read, or by its number or name, which
 * is looked up later. What is empty, or a record that the user may not see, is left out.
 *
 * @param path where the value stands, for the user
 * @param holder the object below whose `key` the reference stands
 */
export function writeReference(
	conversion: Conversion,
	{ attribute, holds, kinds }: Reference,
	path: string,
	value: unknown,
	holder: IDataObject,
	key: string,
): void {
	const { problems, by, named } = conversion;
	if (isEmpty(value) || (isRecord(value) && value.redacted === true)) return;
	const identity = identityOf(value);
	if (identity === undefined) {
		// What was read of a record without its ID says nothing that could be written.
		if (by === 'input' && isRecord(value)) return;
		problems.add(`"${path}" names no record: ${shown(value)}`, 'Give an ID, a name, or an object such as {"id": 1}.');
		return;
	}
	const type = typeOf(conversion, attribute, kinds, path, isRecord(value) ? value.type : undefined);
	if (type === undefined) return;
	const written: IDataObject = type === '' ? { id: '' } : { id: '', type };
	holder[key] = holds === 'record' ? written : '';
	named.push({
		what: path,
		kind: kinds.get(type),
		attribute,
		value: identity,
		place: (id) => {
			if (holds === 'record') written.id = id;
			else holder[key] = id;
		},
	});
}

/** The ID or name by which a record is named. */
function identityOf(value: unknown): string | number | undefined {
	if (typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')) return value;
	if (!isRecord(value)) return undefined;
	const { id } = value;
	if (typeof id === 'number' || (typeof id === 'string' && id !== '')) return id;
	if (id !== undefined) return undefined;
	const name = NAME_ATTRIBUTES.map((attribute) => value[attribute]).find((each) => !isEmpty(each));
	return typeof name === 'string' ? name : undefined;
}

/** Clio's word for the kind that is meant, in Clio's case; empty where Clio wants none. */
function typeOf(
	{ problems }: Conversion,
	attribute: string,
	kinds: Reference['kinds'],
	path: string,
	given: unknown,
): string | undefined {
	const words = [...kinds.keys()];
	if (words.length < 2) return words[0] ?? '';
	const said = typeof given === 'string' && given !== '' ? given : USUAL_TYPES[attribute];
	const wanted = said !== undefined && Object.hasOwn(READ_TYPES, said) ? READ_TYPES[said] : said;
	const type = words.find((word) => word.toLowerCase() === wanted?.toLowerCase());
	if (type !== undefined) return type;
	return problems.add(
		`"${path}" does not say what kind of record it is`,
		`Give it as {"id": 1, "type": "${words[0] ?? ''}"}; the type is ${listed(words, 'or')}.`,
	);
}
