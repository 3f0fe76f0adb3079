import { allOperations, schemaByName } from '../../../nodes/Clio/catalog/catalog';
import { fieldsText } from '../../../nodes/Clio/catalog/fieldSelection';
import { allFields, presetFields, takesReturnFields } from '../../../nodes/Clio/catalog/returnFields';
import { STANDARD_FIELDS, standardFields } from '../../../nodes/Clio/catalog/standardFields';

const answered = allOperations().filter(takesReturnFields);
const schemas = [...new Set(answered.map(({ schema = '' }) => schema))];

describe('standard fields', () => {
	it.each([
		[
			'Matter',
			'id,etag,display_number,number,custom_number,description,status,open_date,pending_date,close_date,location,' +
				'client_reference,billable,billing_method,last_activity_date,matter_stage_updated_at,created_at,updated_at,' +
				'client{id,name,type,primary_email_address,primary_phone_number},practice_area{id,name},matter_stage{id,name},' +
				'responsible_attorney{id,name,email},originating_attorney{id,name,email},' +
				'statute_of_limitations{id,due_at,status}',
		],
		[
			'Contact',
			'id,etag,type,name,prefix,first_name,middle_name,last_name,title,date_of_birth,primary_email_address,' +
				'primary_phone_number,is_client,created_at,updated_at,company{id,name},' +
				'primary_address{id,name,street,city,province,postal_code,country},' +
				'email_addresses{id,name,address,primary},phone_numbers{id,name,number,primary}',
		],
		[
			'TrustLineItem',
			'id,etag,date,total,note,created_at,updated_at,' +
				'bill{id,number},matter{id,display_number,description},client{id,name}',
		],
		['PracticeArea', 'id,etag,created_at,updated_at,name,category,code'],
	])('of %s are what a person needs', (schema, text) => {
		expect(fieldsText(schema, standardFields(schema))).toBe(text);
	});

	it.each(Object.keys(STANDARD_FIELDS))(
		'of %s, chosen by hand, are of records that an operation answers with',
		(schema) => {
			expect(schemas).toContain(schema);
		},
	);

	it.each(schemas)('of %s exist, begin with the ID if there is one, and name nothing twice', (schema) => {
		const selection = standardFields(schema);
		expect(() => fieldsText(schema, selection)).not.toThrow();
		const names = selection.flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.keys(entry)));
		expect(new Set(names).size).toBe(names.length);
		expect(names.length).toBeGreaterThan(0);
		const hasId = schemaByName(schema)?.attributes.id !== undefined;
		expect(names[0] === 'id').toBe(hasId);
		const inner = selection.flatMap((entry) => (typeof entry === 'string' ? [] : Object.values(entry)));
		expect(inner.map(([first]) => first).filter((first) => first !== 'id')).toEqual([]);
	});

	it.each(schemas)('of %s hold no secret, no upload address, no picture, and make a short address', (schema) => {
		const text = fieldsText(schema, standardFields(schema));
		expect(text).not.toMatch(/secret|password|put_url|put_headers|multiparts|avatar|qr_code|_destroy/);
		expect(encodeURIComponent(text).length).toBeLessThan(600);
	});
});

describe('a ready-made choice', () => {
	it('is there for every operation that answers with records, but not for deletions and lists of IDs', () => {
		const without = allOperations().filter((operation) => operation.fields === true && !takesReturnFields(operation));
		expect(without.map(({ id }) => id)).toEqual(['BillableMatter#ids', 'GrantFundingSource#destroy']);
		expect(answered).toHaveLength(230);
		expect(schemas).toHaveLength(85);
	});

	it.each([
		['Matter', 'id,etag'],
		['BillableClient', 'id'],
		['MyEvent', 'event{id,etag}'],
		[
			'EventMetrics',
			'unread_mobile_events,unread_web_events,unread_secure_messages,unread_client_portal_messages,unread_text_messages',
		],
	])('IDs Only of %s has what the record has', (schema, text) => {
		expect(fieldsText(schema, presetFields(schema, 'ids'))).toBe(text);
	});

	it.each([
		['Relationship.contact', 'Relationship', /contact\{id,etag,name,first_name,[^{}]+,is_bill_recipient,[^{}]+\}/],
		['participants, whose picture may be asked for bare', 'Task', /assignee\{id,etag,[^{}]+,job_title_name,avatar\}/],
		['records without attributes of their own', 'ConversationMessage', /,sender,|\bsender$/],
		[
			'custom fields',
			'Matter',
			/custom_field_values\{id,[^{}]+,value,soft_deleted,custom_field,picklist_option,matter,contact\}/,
		],
	])('All has %s', (_, schema, part) => {
		expect(fieldsText(schema, presetFields(schema, 'all'))).toMatch(part);
	});

	it.each([
		[5_000, ['legal_aid_uk_matter']],
		[2_000, ['legal_aid_uk_matter', 'client', 'responsible_attorney']],
		[0, Object.keys(schemaByName('Matter')?.associations ?? {})],
	])('All asks for the longest records bare when %d characters are too many', (longest, names) => {
		const selection = allFields('Matter', longest);
		expect(selection.map((entry) => (typeof entry === 'string' ? entry : Object.keys(entry)[0]))).toEqual(
			allFields('Matter').map((entry) => (typeof entry === 'string' ? entry : Object.keys(entry)[0])),
		);
		expect(selection).toEqual(expect.arrayContaining(names));
		const { associations = {} } = schemaByName('Matter') ?? {};
		const withBraces = selection.filter((entry) => typeof entry !== 'string').length;
		expect(withBraces === 0 || encodeURIComponent(fieldsText('Matter', selection)).length <= longest).toBe(true);
		expect(withBraces > 0).toBe(names.length < Object.keys(associations).length);
	});

	it.each(schemas)('All of %s has every field, in an address that is short enough', (schema) => {
		const text = fieldsText(schema, presetFields(schema, 'all'));
		expect(encodeURIComponent(text).length).toBeLessThanOrEqual(5_500);
		const { attributes = {}, associations = {} } = schemaByName(schema) ?? {};
		const own = text.replace(/\{[^}]*\}/g, '').split(',');
		expect(own.sort()).toEqual([...new Set([...Object.keys(attributes), ...Object.keys(associations)])].sort());
		const bare = presetFields(schema, 'all').filter((entry) => typeof entry === 'string' && entry in associations);
		const withAttributes = bare.filter(
			(name) => Object.keys(schemaByName(associations[String(name)]?.schema ?? '')?.attributes ?? {}).length > 0,
		);
		expect(withAttributes).toEqual([]);
	});
});
