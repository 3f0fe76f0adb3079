import { attributeLabel } from './attributeLabel';
import { factsOf } from './catalog';
import { bodyOf, formFields, isMark, takesCustomFields } from './form';
import type { FormField } from './form';
import { overlaidLabel } from './formOverlay';
import { operationOfPlace, placeOf } from './places';
import { referencesOf } from './references';
import type { OperationFacts } from './types';

/** A value of a record that an update can empty. */
export interface ClearableField {
	/** the flat name of the value, the object or the reference */
	name: string;
	label: string;
	path: readonly string[];
	/** what Clio wants there to empty it: null, empty text, `{ id: null }` or `{ _destroy: true }` */
	cleared: null | '' | { id: null } | { _destroy: true };
}

/** Numbers are set to 0 rather than emptied; these have a meaning of their own when they are empty. */
const EMPTY_NUMBERS = new Set(['Task#update time_estimated']);

/** Text and dates that a record cannot be without, though Clio's document does not say so. */
const NEVER_EMPTY = new Set([
	'Bill#update due_at',
	'Bill#update issued_at',
	'Bill#update number',
	'BillTheme#update config',
	'Contact#update avatar_image',
	'Document#update uuid',
	'Communication#update date',
	'DocumentTemplate#update filename',
	'LineItem#update date',
	'Matter#update display_number',
	'Matter#update open_date',
	'Note#update date',
	'ReportSchedule#update effective_from',
	'TaskTemplate#update description',
	'TrustLineItem#update date',
	'Webhook#update expires_at',
]);

/** What an update can empty; nothing for operations that change no existing record, or one thing of it. */
export function clearableFields(operation: OperationFacts): ClearableField[] {
	if (operation.method !== 'PATCH' || operation.own !== undefined) return [];
	const required = requiredOnCreate(operation);
	const values = formFields(operation).flatMap((field) => {
		const cleared = emptyOf(operation, field);
		if (cleared === undefined || required.has(field.name)) return [];
		return [{ name: field.name, label: field.label, path: field.path, cleared }];
	});
	return [...values, ...objectsOf(operation), ...clearableReferences(operation)];
}

/** Whether an operation can empty values, Clio's own or custom fields. */
export function clearsValues(operation: OperationFacts): boolean {
	return (
		operation.method === 'PATCH' &&
		operation.own === undefined &&
		(takesCustomFields(operation) !== undefined || clearableFields(operation).length > 0)
	);
}

function emptyOf(operation: OperationFacts, { name, path, type, facts }: FormField): null | '' | undefined {
	const key = `${operation.id} ${name}`;
	if (path.at(-1) === 'name' || NEVER_EMPTY.has(key) || facts.enum !== undefined || facts.nullable === false) {
		return undefined;
	}
	if (type === 'string') return name.endsWith('_text_type') ? undefined : '';
	return type === 'date' || type === 'dateTime' || EMPTY_NUMBERS.has(key) ? null : undefined;
}

/** What Clio requires when such a record is created cannot be empty later. */
function requiredOnCreate(operation: OperationFacts): ReadonlySet<string> {
	const { resource } = placeOf(operation);
	const { body = {} } = operationOfPlace({ resource, operation: 'create' }) ?? {};
	return new Set(Object.entries(body).flatMap(([name, entry]) => (factsOf(entry).required === true ? [name] : [])));
}

/** Objects that Clio takes away as a whole, such as a matter's budget. */
function objectsOf(operation: OperationFacts): ClearableField[] {
	return Object.entries(bodyOf(operation)).flatMap(([name, entry]) => {
		const hasMark = Object.keys(factsOf(entry).attributes ?? {}).some(isMark);
		if (!hasMark) return [];
		const label = overlaidLabel(operation.id, name) ?? attributeLabel(name);
		return [{ name, label, path: [name], cleared: { _destroy: true as const } }];
	});
}

/** References of which Clio says that null means none (Clio: nested writes). */
function clearableReferences(operation: OperationFacts): ClearableField[] {
	return referencesOf(operation).flatMap(({ attribute, nullable, required, holds }) =>
		nullable !== true || required
			? []
			: [
					{
						name: attribute,
						label: attributeLabel(attribute),
						path: [attribute],
						cleared: holds === 'record' ? { id: null } : null,
					},
				],
	);
}
