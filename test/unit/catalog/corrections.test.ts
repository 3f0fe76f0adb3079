import { factsOf, operationById, schemaByName } from '../../../nodes/Clio/catalog/catalog';
import type { AttributeFacts, ValueEntry } from '../../../nodes/Clio/catalog/types';

/** The catalogue entry at names joined by `.`, where `[]` goes into a list's elements. */
function entryAt(attributes: AttributeFacts | undefined, place: string): ValueEntry | undefined {
	return place.split('.').reduce<ValueEntry | undefined>(
		(entry, name) => {
			if (entry === undefined || typeof entry === 'string') return undefined;
			return name === '[]' ? entry.items : entry.attributes?.[name];
		},
		{ type: 'object', attributes: attributes ?? {} },
	);
}

const bodyOf = (id: string) => operationById(id).body;
const isRequired = (id: string, place: string) => Reflect.get(Object(entryAt(bodyOf(id), place)), 'required') === true;

describe('what live reports and newer documents say', () => {
	it("wins for the type of a list's notes, which is lower case", () => {
		expect(operationById('Note#index').query?.type).toMatchObject({ enum: ['matter', 'contact'], required: true });
		expect(entryAt(bodyOf('Note#create'), 'type')).toMatchObject({ enum: ['Matter', 'Contact'] });
	});

	it.each([
		['Note#create', 'matter', false],
		['Note#create', 'contact', false],
		['Note#create', 'type', true],
		['Contact#create', 'name', false],
		['Contact#create', 'first_name', false],
		['Contact#create', 'type', true],
		['Task#create', 'assignee', false],
		['Task#create', 'name', true],
		['Task#create', 'description', true],
		['Matter#create', 'client', true],
		['Matter#create', 'responsible_staff', false],
	])('wins in %s for whether %s is required: %s', (id, place, required) => {
		expect(entryAt(bodyOf(id), place)).toBeDefined();
		expect(isRequired(id, place)).toBe(required);
	});

	it.each(['Task#create', 'Task#update'])('adds several assignees in %s', (id) => {
		expect(entryAt(bodyOf(id), 'assignees')).toEqual({
			type: 'array',
			items: {
				type: 'object',
				attributes: {
					id: { type: 'integer', required: true },
					type: { type: 'string', enum: ['User', 'Contact'], required: true },
				},
			},
		});
	});

	it('adds drafts of tasks, written and read', () => {
		for (const id of ['Task#create', 'Task#update']) {
			expect(entryAt(bodyOf(id), 'status')).toMatchObject({ enum: expect.arrayContaining(['draft']) });
		}
		expect(schemaByName('Task')?.attributes.status).toMatchObject({ enum: expect.arrayContaining(['draft']) });
	});

	it.each(['Task#create', 'Task#update'])('lets both ways round through for the cascading offset in %s', (id) => {
		const polarity = ['Before', 'After'];
		const type = ['CalendarDays', 'CalendarWeeks', 'CalendarMonths', 'CalendarYears', 'BusinessDays'];
		for (const place of ['cascading_offset_type', 'cascading_offset_polarity']) {
			const { enum: choices = [] } = Object(entryAt(bodyOf(id), place)) as { enum?: string[] };
			expect([...choices].sort()).toEqual([...polarity, ...type].sort());
		}
	});

	it('makes the type of an archived item a kind of record', () => {
		expect(entryAt(bodyOf('DocumentArchive#create'), 'items.[].type')).toMatchObject({
			type: 'string',
			enum: ['Document', 'Folder'],
		});
	});

	it.each(['Contact#update', 'Matter#update'])('makes ids of custom field values texts in %s', (id) => {
		expect(entryAt(bodyOf(id), 'custom_field_values.[].id')).toBe('string');
	});

	it.each(['Contact#create', 'Contact#update', 'Matter#create', 'Matter#update'])(
		'lets a custom field value be of any plain type in %s',
		(id) => {
			expect(factsOf(entryAt(bodyOf(id), 'custom_field_values.[].value') ?? 'object').type).toBe('scalar');
		},
	);

	it('lets a custom field value be read as any plain type', () => {
		expect(schemaByName('CustomFieldValue')?.attributes.value).toBe('scalar');
	});

	it.each(['CalendarEntry#show', 'CalendarEntry#update', 'CalendarEntry#destroy'])(
		'makes the id of %s a text',
		(id) => {
			expect(operationById(id).pathParameters).toEqual({ id: 'string' });
		},
	);

	it('takes an id out of the query of document versions', () => {
		expect(operationById('DocumentVersion#index').pathParameters).toHaveProperty('id');
		expect(operationById('DocumentVersion#index').query).not.toHaveProperty('id');
	});

	it.each(['open_date[]', 'close_date[]', 'pending_date[]'])('makes %s of matters a condition on a date', (name) => {
		expect(operationById('Matter#index').query?.[name]).toBe('dateCondition');
	});

	it('takes the versions out of what a document can be asked for: they have a list of their own', () => {
		expect(schemaByName('Document')?.associations).toHaveProperty('latest_document_version');
		expect(schemaByName('Document')?.associations).not.toHaveProperty('document_versions');
		expect(operationById('DocumentVersion#index').schema).toBe('DocumentVersion');
	});

	it('adds the responsible staff of matters, written and read', () => {
		for (const id of ['Matter#create', 'Matter#update']) {
			expect(entryAt(bodyOf(id), 'responsible_staff.id')).toEqual({ type: 'integer', required: true });
		}
		expect(schemaByName('Matter')?.associations?.responsible_staff).toEqual({ schema: 'User' });
	});

	it.each(['ExpenseCategory#create', 'ExpenseCategory#update', 'Activity#create', 'Activity#update'])(
		'adds tax settings in %s',
		(id) => {
			expect(entryAt(bodyOf(id), 'tax_settings.[].tax_rate_configuration_id')).toEqual({
				type: 'integer',
				required: true,
			});
			expect(entryAt(bodyOf(id), 'tax_settings.[].rule')).toEqual({ type: 'string', enum: ['Pre', 'Post'] });
		},
	);

	it('is the document itself for the order of communications: by date unless told', () => {
		const { order } = operationById('Communication#index');
		expect(order?.default).toBe('date(asc)');
		expect(order?.values).toContain('id(asc)');
	});
});
