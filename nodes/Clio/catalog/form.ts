import { attributeLabel } from './attributeLabel';
import { factsOf } from './catalog';
import { CONTACT_ROW_KINDS } from './contactRows';
import { isInferred, isWritable, overlaidLabel, writtenType } from './formOverlay';
import { kindOf, referencesOf } from './references';
import type { AttributeFacts, OperationFacts, ValueEntry, ValueFacts, ValueType } from './types';

/** A value of an operation's body under a flat name, as a form would show it. */
export interface FormField {
	/** permanent: saved workflows contain it; `matter_budget_budget` for `budget` in `matter_budget` */
	name: string;
	label: string;
	/** where it stands below `data` */
	path: readonly string[];
	/** as it is written, which for some dates is not the type in Clio's document */
	type: ValueType;
	facts: ValueFacts;
	/** Clio refuses the body without it */
	required: boolean;
	/** the kind of record that it holds the ID of */
	reference?: string;
	/** stands in no form, because its parts do under names of their own: custom fields and rows of contacts */
	isWhole: boolean;
}

/** Name of the list that custom fields are written in (Clio: Custom fields). */
export const CUSTOM_FIELD_VALUES = 'custom_field_values';

const WHOLE_LISTS = new Set([CUSTOM_FIELD_VALUES, ...CONTACT_ROW_KINDS.map(({ list }) => list)]);

/**
 * The values of an operation's body as flat named fields, in the order of the catalogue: nested objects are taken apart,
 * lists stay whole. References to one other record are left out, and the marks by which Clio deletes (`_destroy`).
 */
export function formFields(operation: OperationFacts): readonly FormField[] {
	const references = new Set(referencesOf(operation).map(({ attribute }) => attribute));
	return Object.entries(bodyOf(operation)).flatMap(([name, entry]) => {
		const own = references.has(name) ? besidesReference(entry) : entry;
		return own === undefined ? [] : fieldsOf(operation, [name], own, true);
	});
}

/** The attributes that an operation writes, by Clio's names; those that Clio does not take there are left out. */
export function bodyOf({ id, body = {} }: OperationFacts): AttributeFacts {
	return Object.fromEntries(Object.entries(body).filter(([name]) => isWritable(id, name)));
}

/** Whether an operation has values to give beside references. */
export function takesValues(operation: OperationFacts): boolean {
	if (operation.method === 'DELETE' || operation.body === undefined) return false;
	const references = new Set(referencesOf(operation).map(({ attribute }) => attribute));
	return Object.keys(operation.body).some((name) => !references.has(name));
}

/** Whether an operation's custom fields are written along (Clio: Matters, Contacts). */
export function takesCustomFields(operation: OperationFacts): 'Contact' | 'Matter' | undefined {
	if (bodyOf(operation)[CUSTOM_FIELD_VALUES] === undefined) return undefined;
	return operation.id.startsWith('Matter#') ? 'Matter' : 'Contact';
}

/** Whether an operation writes the rows of a contact. */
export function takesContactRows(operation: OperationFacts): boolean {
	return bodyOf(operation).email_addresses !== undefined;
}

/** Whether an operation writes hours, for which `duration` stands beside Clio's seconds. */
export function takesDuration({ id, own, body = {} }: OperationFacts): boolean {
	const isOfActivities = id === 'Activity#create' || id === 'Activity#update';
	const isOfAnyType = body.type !== undefined && body.quantity !== undefined;
	return isOfActivities && (own === undefined || isOfAnyType || own.inputs.includes('duration'));
}

/** What an object that names a record holds besides (`id`, `type`): the UTBMS codes of an activity description. */
function besidesReference(entry: ValueEntry): ValueFacts | undefined {
	const besides = Object.entries(factsOf(entry).attributes ?? {}).filter(([name]) => name !== 'id' && name !== 'type');
	return besides.length === 0 ? undefined : { type: 'object', attributes: Object.fromEntries(besides) };
}

function fieldsOf(
	operation: OperationFacts,
	path: readonly string[],
	entry: ValueEntry,
	isRequired: boolean,
): FormField[] {
	const facts = factsOf(entry);
	const own = path.at(-1) ?? '';
	const required = isRequired && facts.required === true && !isInferred(operation.id, own);
	if (facts.type === 'object' && facts.attributes !== undefined) {
		return Object.entries(facts.attributes).flatMap(([name, inner]) =>
			isMark(name) ? [] : fieldsOf(operation, [...path, name], inner, required),
		);
	}
	const name = path.join('_');
	const reference = facts.type === 'integer' && /_id$/.test(own) ? kindOf(own, operation.id) : undefined;
	return [
		{
			name,
			label: overlaidLabel(operation.id, name) ?? attributeLabel(name),
			path,
			type: writtenType(operation.id, own, entry),
			facts,
			required,
			...(reference === undefined ? {} : { reference }),
			isWhole: path.length === 1 && WHOLE_LISTS.has(own),
		},
	];
}

/** Marks by which an object or a row of a list is deleted (Clio: nested writes). */
export function isMark(name: string): boolean {
	return name === '_destroy';
}
