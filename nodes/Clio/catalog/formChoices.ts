import { alphabetically } from './alphabetical';
import { attributeLabel } from './attributeLabel';
import { factsOf } from './catalog';
import type { ClearableField } from './clearable';
import { clearableFields } from './clearable';
import { CONTACT_ROW_FIELDS } from './contactRows';
import type { FormField } from './form';
import { formFields, takesContactRows, takesDuration } from './form';
import type { OperationFacts, ValueFacts, ValueType } from './types';

/** A value as a form shows it. */
export interface FormChoice {
	/** the name under which it is given */
	name: string;
	label: string;
	type: ValueType;
	/** a list of plain values, which may come as one text */
	isPlainList?: true;
	choices?: readonly string[];
	required: boolean;
	/** the kind of record whose ID or name it takes */
	reference?: string;
}

/**
 * The values that a form offers for an operation: those that Clio requires first, then the others by their labels. Rows of contacts and the
 * time of an activity stand there under names of their own.
 */
export function formChoices(operation: OperationFacts): FormChoice[] {
	const fields = formFields(operation)
		.filter(({ isWhole }) => !isWhole)
		.flatMap((field) =>
			takesDuration(operation) && field.name === 'quantity' ? [DURATION, choiceOf(field)] : choiceOf(field),
		);
	const rows = takesContactRows(operation) ? CONTACT_ROW_FIELDS.map(({ name }) => text(name)) : [];
	const all = [...fields, ...rows];
	const optional = all.filter(({ required }) => !required);
	return [
		...all.filter(({ required }) => required),
		...optional.sort((left, right) => alphabetically(left.label, right.label)),
	];
}

/** The names that an update can empty, with their labels; custom fields are not among them. */
export function clearableChoices(operation: OperationFacts): Array<Pick<ClearableField, 'name' | 'label'>> {
	const rows = takesContactRows(operation) && operation.method === 'PATCH' ? CONTACT_ROW_FIELDS : [];
	return [...clearableFields(operation), ...rows.map(({ name }) => text(name))].map(({ name, label }) => ({
		name,
		label,
	}));
}

const DURATION: FormChoice = { name: 'duration', label: 'Duration (Hours)', type: 'string', required: false };

function choiceOf({ name, label, type, facts, required, reference }: FormField): FormChoice {
	return {
		name,
		label,
		type,
		required,
		...(isPlainList(facts) ? { isPlainList: true as const } : {}),
		...(facts.enum === undefined ? {} : { choices: facts.enum.map(String) }),
		...(reference === undefined ? {} : { reference }),
	};
}

function isPlainList({ type, items }: ValueFacts): boolean {
	return type === 'array' && items !== undefined && factsOf(items).type !== 'object';
}

function text(name: string): FormChoice {
	return { name, label: attributeLabel(name), type: 'string', required: false };
}
