import { operationById } from '../../../nodes/Clio/catalog/catalog';
import { InputProblem } from '../../../nodes/Clio/transport/errors/inputProblem';
import { buildQuery, encodeQuery } from '../../../nodes/Clio/transport/query';
import { thrownProblem } from '../thrownProblem';

const matters = operationById('Matter#index');
const activities = operationById('Activity#index');

describe('a query string', () => {
	it.each([
		['nothing', {}, ''],
		['braces and commas', { fields: 'id,client{id,name}' }, 'fields=id%2Cclient%7Bid%2Cname%7D'],
		['a round bracket order', { order: 'id(asc)' }, 'order=id(asc)'],
		['a number', { limit: 200 }, 'limit=200'],
		['a boolean', { billable: false }, 'billable=false'],
		['null as the word', { originating_attorney_id: null }, 'originating_attorney_id=null'],
		['undefined as nothing', { query: undefined, limit: 1 }, 'limit=1'],
		['an empty text', { query: '' }, 'query='],
		['reserved characters', { query: 'a&b=c#d+e f/?%' }, 'query=a%26b%3Dc%23d%2Be%20f%2F%3F%25'],
		['unicode', { query: 'Müller ½' }, 'query=M%C3%BCller%20%C2%BD'],
		['a line end', { query: 'a\r\nb' }, 'query=a%0D%0Ab'],
		['a moment', { updated_since: new Date('2026-11-22T10:00:00Z') }, 'updated_since=2026-11-22T10%3A00%3A00.000Z'],
		['a list under its name with brackets', { 'ids[]': [1, 2] }, 'ids[]=1&ids[]=2'],
		['a list under its name without brackets', { ids: [1, 2] }, 'ids[]=1&ids[]=2'],
		['one value of a list', { ids: 5 }, 'ids[]=5'],
		['one value of a list, with brackets', { 'ids[]': 5 }, 'ids[]=5'],
		['a condition on a date', { open_date: '>=2026-01-01' }, 'open_date[]=%3E%3D2026-01-01'],
		[
			'two conditions',
			{ 'open_date[]': ['>=2026-01-01', '<2027-01-01'] },
			'open_date[]=%3E%3D2026-01-01&open_date[]=%3C2027-01-01',
		],
		['a custom field', { 'custom_field_values[5]': '>=3' }, 'custom_field_values[5]=%3E%3D3'],
		[
			'two conditions on one',
			{ 'custom_field_values[5]': ['>1', '<9'] },
			'custom_field_values[5][]=%3E1&custom_field_values[5][]=%3C9',
		],
		['a place to go on', { page_token: 'BAh7+/=' }, 'page_token=BAh7%2B%2F%3D'],
		['an offset', { offset: 200 }, 'offset=200'],
		[
			'names in the order they were given',
			{ limit: 1, fields: 'id', order: 'id(desc)' },
			'limit=1&fields=id&order=id(desc)',
		],
	])('holds %s', (_, values, text) => {
		expect(buildQuery(matters, values)).toBe(text);
	});

	it.each([
		['matter', /Did you mean "matter_id"\?/],
		['matter_ids', /Did you mean "matter_id"\?/],
		['matterId', /Did you mean "matter_id"\?/],
		['Matter_id', /Did you mean "matter_id"\?/],
		['matter_id ', /Did you mean "matter_id"\?/],
		['id[]', /Did you mean "ids\[\]"\?/],
		['limits', /Did you mean "limit"\?/],
		['matter_id[]', /Did you mean "matter_id"\?/],
		['colour_of_the_file', /It takes activity_description_id, .*order\. Clio would ignore the name/],
		['__proto__', /Clio would ignore the name/],
		['constructor', /Clio would ignore the name/],
		['toString', /Clio would ignore the name/],
		['custom_field_values[5]', /Clio would ignore the name/],
		['matter_id&user_id', /Clio would ignore the name/],
	])('refuses the unknown name "%s" and says more', (name, remedy) => {
		const values: Record<string, unknown> = Object.fromEntries([[name, 1]]);
		const problem = thrownProblem(() => buildQuery(activities, values));
		expect(problem.message).toBe(`Clio has no query parameter "${name}" at /activities.json`);
		expect(problem.remedy).toMatch(remedy);
	});

	it.each(['custom_field_values', 'custom_field_values[]', 'custom_field_values[x]', 'custom_field_values[5][6]'])(
		'refuses "%s", which names no custom field',
		(name) => {
			expect(() => buildQuery(matters, { [name]: 1 })).toThrow(InputProblem);
		},
	);

	it('refuses several values for a name that takes one: Clio would ignore them all', () => {
		const problem = thrownProblem(() => buildQuery(matters, { client_id: [1, 2] }));
		expect(problem.message).toBe('Clio takes one value for "client_id" at /matters.json');
	});

	it.each([{ ids: [] }, { 'ids[]': [] }])(
		'refuses the empty list in %j: Clio would answer with everything',
		(values) => {
			expect(thrownProblem(() => buildQuery(matters, values)).message).toContain('empty list');
			expect(thrownProblem(() => encodeQuery(values)).message).toContain('empty list');
		},
	);

	it.each([[{}], [{ id: 1 }], [[{ id: 1 }]], [[[1]]], [() => 1], [Symbol('x')], [BigInt(1)]])(
		'refuses the value %p',
		(value) => {
			expect(thrownProblem(() => buildQuery(matters, { ids: value })).message).toMatch(
				/"ids(\[\])?" is not a text, number/,
			);
		},
	);

	it('ignores the name of an undefined value, since nothing is sent of it', () => {
		expect(buildQuery(matters, { no_such_name: undefined })).toBe('');
	});

	it('takes no name at an operation without a query', () => {
		expect(thrownProblem(() => buildQuery(operationById('Contact#destroy'), { fields: 'id' })).remedy).toContain(
			'It takes none',
		);
	});
});

describe('a query string that is not checked', () => {
	it('holds any name, written so that it cannot become another', () => {
		expect(encodeQuery({ 'a&b': 'c', 'd[e]': [1, 2], __é: 3 })).toBe('a%26b=c&d[e][]=1&d[e][]=2&__%C3%A9=3');
	});
});

describe('filters that an operation cannot do without', () => {
	it.each([[{}], [{ type: undefined }], [{ query: 'fee' }]])('are missed in %j', (values) => {
		expect(thrownProblem(() => buildQuery(operationById('Note#index'), values)).message).toBe(
			'Clio needs type at /notes.json',
		);
	});

	it('are not missed where they are given, or where none is needed', () => {
		expect(buildQuery(operationById('Note#index'), { type: 'matter' })).toBe('type=matter');
		expect(buildQuery(operationById('Matter#index'), {})).toBe('');
	});
});
