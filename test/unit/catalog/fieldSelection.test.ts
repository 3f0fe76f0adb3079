import { fieldsText } from '../../../nodes/Clio/catalog/fieldSelection';

describe('a selection of fields', () => {
	it.each([
		['User', ['id', 'etag'], 'id,etag'],
		['User', ['id', { account: ['id', 'name'] }], 'id,account{id,name}'],
		['User', ['account'], 'account'],
		['Matter', [{ client: ['id'], user: ['name'] }, 'id'], 'client{id},user{name},id'],
		[
			'Matter',
			[{ custom_field_values: ['id', 'value', 'custom_field'] }],
			'custom_field_values{id,value,custom_field}',
		],
		['User', [], ''],
	] as const)('of %s is written %#', (schema, selection, text) => {
		expect(fieldsText(schema, selection)).toBe(text);
	});

	it.each([
		['an unknown field, with the nearest', 'Matter', ['stage_name'], /Matter has no field "stage_name"$/],
		['an unknown field that has a near one', 'Matter', ['descripton'], /did you mean "description"\?$/],
		['an unknown field inside braces', 'User', [{ account: ['nmae'] }], /Account has no field "nmae".*"name"/],
		['braces after a plain attribute', 'User', [{ email: ['id'] }], /"email" of User holds no record/],
		['an association inside braces that Clio gives attributes only for', 'User', [{ account: ['owner'] }], /no field/],
		['a schema that is not there', 'Usher', ['id'], /Usher has no field "id"/],
		['a name of every object', 'User', ['constructor'], /User has no field "constructor"/],
		['a prototype', 'User', ['__proto__'], /no field/],
	] as const)('refuses %s', (_, schema, selection, message) => {
		expect(() => fieldsText(schema, selection)).toThrow(message);
	});
});
