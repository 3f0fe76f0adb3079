import { factsOf, operationById, schemaByName } from '../../../nodes/Clio/catalog/catalog';
import type { FieldSelection } from '../../../nodes/Clio/catalog/fieldSelection';
import { fieldsText } from '../../../nodes/Clio/catalog/fieldSelection';
import { takesValues } from '../../../nodes/Clio/catalog/form';
import { ownOperationsOf } from '../../../nodes/Clio/catalog/ownOperations';
import { factsAt, factsByResource, operationOfPlace, operationsByResource } from '../../../nodes/Clio/catalog/places';
import { recordKind } from '../../../nodes/Clio/catalog/recordKinds';
import { presetFields, takesReturnFields } from '../../../nodes/Clio/catalog/returnFields';
import { fixedAttributes, upsertSelection } from '../../../nodes/Clio/catalog/upsertFields';
import { upsertOf, upsertResources } from '../../../nodes/Clio/catalog/upserts';

/** Everything there is to know of a resource with Create or Update. */
function everything(resource: string) {
	const [create, update] = ['create', 'update'].map((operation) => operationOfPlace({ resource, operation }));
	const [upsert, kind] = [upsertOf(resource), recordKind(resource)];
	if (create === undefined || update === undefined || upsert === undefined || kind === undefined) {
		throw new Error(`${resource} cannot be listed, created and changed`);
	}
	return { create, update, upsert, kind, schema: schemaByName(kind.list.schema ?? '')?.attributes ?? {} };
}

const namesIn = (selection: FieldSelection) =>
	selection.flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.keys(entry)));

describe('Create or Update', () => {
	it('is for records that a firm names by hand', () => {
		expect(upsertResources()).toHaveLength(17);
		expect(upsertOf('matter')).toBeUndefined();
		expect(upsertOf('contact')).toBeUndefined();
		expect(upsertOf('bankAccount')).toBeUndefined();
		expect(upsertOf('constructor')).toBeUndefined();
	});

	it('stands on the facts of Create, beside the operations of Clio', () => {
		for (const [resource, operations] of factsByResource()) {
			const ofClio = operationsByResource().get(resource);
			const isOffered = upsertResources().includes(resource);
			const own = [...ownOperationsOf(resource).keys()];
			expect([...operations.keys()]).toEqual([...(ofClio?.keys() ?? []), ...(isOffered ? ['upsert'] : []), ...own]);
			if (isOffered) expect(operations.get('upsert')).toBe(ofClio?.get('create'));
		}
		expect(factsAt({ resource: 'practiceArea', operation: 'upsert' })).toBe(operationById('PracticeArea#create'));
		expect(factsAt({ resource: 'practiceArea', operation: 'update' })).toBe(operationById('PracticeArea#update'));
		expect(factsAt({ resource: 'apiCall', operation: 'send' })).toBeUndefined();
	});
});

describe.each(upsertResources())('of %s', (resource) => {
	const { create, update, upsert, kind, schema } = everything(resource);
	const attributes = [upsert.name, ...upsert.within];

	it('finds a record by what a new one is given, and every record shows', () => {
		for (const attribute of attributes) {
			expect(['string', factsOf(create.body?.[attribute] ?? 'object').type]).toEqual(['string', 'string']);
			expect(Object.keys(schema)).toContain(attribute);
			expect(namesIn(presetFields(kind.list.schema ?? '', 'standard'))).toContain(attribute);
		}
		if (upsert.gone !== undefined) expect(factsOf(schema[upsert.gone.attribute] ?? 'object').type).toBe('boolean');
	});

	it('reads all records of the kind at once, with the fields that its writes answer with', () => {
		expect(kind.isClosed).toBe(true);
		expect(kind.list.pathParameters).toBeUndefined();
		expect([create, update, kind.list].map(({ schema: name }) => name)).toEqual(Array(3).fill(kind.list.schema));
		expect([create, update, kind.list].every(takesReturnFields)).toBe(true);
		expect(takesValues(create)).toBe(true);
	});

	it('asks for what tells records apart, names them, and shows whether values would change them', () => {
		const selection = upsertSelection(kind, upsert, create);
		expect(namesIn(selection)).toEqual(expect.arrayContaining(['id', ...attributes]));
		expect(new Set(namesIn(selection)).size).toBe(namesIn(selection).length);
		expect(fieldsText(kind.list.schema ?? '', selection).length).toBeLessThan(500);
		const unseen = Object.keys(update.body ?? {}).filter((name) => !namesIn(selection).includes(name));
		expect(unseen).toEqual(resource === 'expenseCategory' ? ['tax_settings'] : []);
	});

	it('can compare what Clio sets once and for all', () => {
		for (const attribute of fixedAttributes(create, update)) expect(Object.keys(schema)).toContain(attribute);
	});
});

it('custom fields keep their type and what they belong to', () => {
	const { create, update } = everything('customField');
	expect(fixedAttributes(create, update)).toEqual(['field_type', 'parent_type']);
});
