import { alphabetically } from '../../../nodes/Clio/catalog/alphabetical';
import { allOperations, factsOf, operationById } from '../../../nodes/Clio/catalog/catalog';
import { clearableFields, clearsValues } from '../../../nodes/Clio/catalog/clearable';
import { CONTACT_ROW_FIELDS, contactRowField } from '../../../nodes/Clio/catalog/contactRows';
import { formFields, takesContactRows, takesCustomFields, takesDuration } from '../../../nodes/Clio/catalog/form';
import { clearableChoices, formChoices } from '../../../nodes/Clio/catalog/formChoices';
import { referencesOf } from '../../../nodes/Clio/catalog/references';
import type { AttributeFacts, OperationFacts } from '../../../nodes/Clio/catalog/types';
import { valueHint } from '../../../nodes/Clio/catalog/valueHints';

const writing = allOperations().filter(({ body, method }) => body !== undefined && method !== 'DELETE');

/** Every place of a body where a value stands, lists whole. */
function leaves(attributes: AttributeFacts, path: string[] = []): string[][] {
	return Object.entries(attributes).flatMap(([name, entry]) => {
		const { attributes: inner } = factsOf(entry);
		return inner === undefined ? [[...path, name]] : leaves(inner, [...path, name]);
	});
}

/** What is written otherwise than as a value of the form: by a locator, or by Fields to Clear. */
function isWrittenOtherwise(operation: OperationFacts, path: string[]): boolean {
	const [attribute, inner] = path;
	const isReference = referencesOf(operation).some((each) => each.attribute === attribute);
	return (isReference && (inner === undefined || inner === 'id' || inner === 'type')) || inner === '_destroy';
}

const NOT_TAKEN = ['CalendarEntry#create _deleted', 'Contact#create co_counsel_rate.rate'];

describe('the values of a body', () => {
	it.each(writing.map((operation) => [operation.id, operation] as const))(
		'%s: everything that can be written can be given, under names that are unique',
		(id, operation) => {
			const fields = formFields(operation);
			const paths = new Set(fields.map(({ path }) => path.join('.')));
			const missing = leaves(operation.body ?? {})
				.filter((path) => !isWrittenOtherwise(operation, path) && !paths.has(path.join('.')))
				.map((path) => `${id} ${path.join('.')}`)
				.filter((each) => !NOT_TAKEN.includes(each));
			expect(missing).toEqual([]);
			const names = [
				...fields.map(({ name }) => name),
				...referencesOf(operation).map(({ attribute }) => attribute),
				...(takesDuration(operation) ? ['duration'] : []),
				...(takesCustomFields(operation) === undefined ? [] : ['custom_fields']),
				...(takesContactRows(operation) ? CONTACT_ROW_FIELDS.map(({ name }) => name) : []),
			];
			expect(names).toHaveLength(new Set(names).size);
			const labels = formChoices(operation).map(({ label }) => label);
			expect(labels).toHaveLength(new Set(labels).size);
			for (const name of names) expect(name).toMatch(/^[a-z_]+$/);
		},
	);

	it('are marked as required exactly where Clio requires them, apart from what follows from another value', () => {
		const marked = writing.flatMap(({ id, ...operation }) =>
			formFields({ id, ...operation }).flatMap(({ name, required }) => (required ? [`${id} ${name}`] : [])),
		);
		const wanted = writing.flatMap((operation) =>
			Object.entries(operation.body ?? {}).flatMap(([name, entry]) =>
				factsOf(entry).required === true && !referencesOf(operation).some(({ attribute }) => attribute === name)
					? [`${operation.id} ${name}`]
					: [],
			),
		);
		expect(wanted.length).toBeGreaterThan(50);
		expect(marked.sort()).toEqual(wanted.filter((each) => each !== 'Note#create type').sort());
	});

	it('are nested ones under one name each', () => {
		const names = formFields(operationById('Matter#create')).map(({ name }) => name);
		expect(names).toEqual(
			expect.arrayContaining([
				'statute_of_limitations_due_at',
				'matter_budget_budget',
				'custom_rate_type',
				'custom_rate_rates',
				'relationships',
			]),
		);
		expect(names).not.toContain('client');
	});

	it('are dates where Clio describes them as dates, whatever their type says', () => {
		const typeOf = (id: string, wanted: string) =>
			formFields(operationById(id)).find(({ name }) => name === wanted)?.type;
		expect(typeOf('Task#create', 'due_at')).toBe('date');
		expect(typeOf('Communication#create', 'date')).toBe('date');
		expect(typeOf('Communication#create', 'received_at')).toBe('dateTime');
		expect(typeOf('MedicalRecordsRequest#create', 'treatment_start_date')).toBe('date');
		expect(typeOf('CalendarEntry#create', 'start_at')).toBe('dateTime');
	});

	it('show required ones first, time as a duration before seconds, and rows of contacts in the place of their lists', () => {
		const activity = formChoices(operationById('Activity#create')).map(({ name }) => name);
		expect(activity.slice(0, 2)).toEqual(['date', 'type']);
		expect(activity.indexOf('duration')).toBeLessThan(activity.indexOf('quantity'));
		const labels = formChoices(operationById('Matter#create'))
			.slice(1)
			.map(({ label }) => label);
		expect(labels).toEqual([...labels].sort(alphabetically));
		const contact = formChoices(operationById('Contact#create')).map(({ name }) => name);
		expect(contact).toEqual(expect.arrayContaining(['mobile_phone', 'home_address_city', 'primary_email']));
		expect(contact).not.toContain('email_addresses');
		expect(contact).not.toContain('custom_field_values');
	});
});

describe('rows of a contact', () => {
	it('have the names that people look for', () => {
		for (const name of ['work_email', 'home_email', 'other_email', 'primary_email', 'mobile_phone', 'primary_phone'])
			expect(contactRowField(name)?.name).toBe(name);
		expect(contactRowField('home_address_postal_code')).toMatchObject({ label: 'Home', part: 'postal_code' });
		expect(contactRowField('linkedin_website')).toMatchObject({ label: 'LinkedIn', part: 'address' });
		expect(contactRowField('primary_website')?.kind).toMatchObject({ defaultSwitch: 'default_web_site' });
		expect(contactRowField('primary_address_city')).toBeUndefined();
	});
});

describe('what an update can clear', () => {
	const cleared = (id: string) => new Map(clearableFields(operationById(id)).map((each) => [each.name, each.cleared]));

	it('is what Clio can empty, in the way it wants it', () => {
		const matter = cleared('Matter#update');
		expect(matter.get('practice_area')).toEqual({ id: null });
		expect(matter.get('client_reference')).toBe('');
		expect(matter.get('close_date')).toBeNull();
		expect(matter.get('matter_budget')).toEqual({ _destroy: true });
		for (const name of ['responsible_attorney', 'client', 'description', 'status', 'billable', 'custom_rate_type'])
			expect([name, matter.has(name)]).toEqual([name, false]);
		expect([...cleared('Contact#update').keys()]).not.toContain('company');
		expect([...cleared('Activity#update').keys()]).toEqual(expect.arrayContaining(['note', 'user', 'vendor']));
	});

	it('is nothing of what a new record must have, and nothing where nothing is changed', () => {
		for (const operation of writing) {
			if (operation.method !== 'PATCH') expect([operation.id, clearsValues(operation)]).toEqual([operation.id, false]);
			const create = writing.find(({ id }) => id === operation.id.replace('#update', '#create'));
			const required = Object.entries(create?.body ?? {}).flatMap(([name, entry]) =>
				factsOf(entry).required === true ? [name] : [],
			);
			const names = clearableChoices(operation).map(({ name }) => name);
			expect([operation.id, names.filter((name) => required.includes(name))]).toEqual([operation.id, []]);
			expect(names).toHaveLength(new Set(names).size);
		}
	});
});

describe('hints for names that Clio drops', () => {
	it('name values that can be given', () => {
		expect(valueHint('Matter#create', 'billing_method')).toContain('custom_rate_type');
		expect(valueHint('Matter#create', 'constructor')).toBeUndefined();
		expect(valueHint('Nothing#create', 'x')).toBeUndefined();
	});
});
