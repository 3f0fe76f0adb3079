import { operationById } from '../../../nodes/Clio/catalog/catalog';
import { InputProblem } from '../../../nodes/Clio/transport/errors/inputProblem';
import { buildPath, cleanRawPath } from '../../../nodes/Clio/transport/path';
import { thrownProblem } from '../thrownProblem';

const show = operationById('User#show');
const entry = operationById('CalendarEntry#show');

describe('a path with an id', () => {
	it.each([
		[12, '/users/12.json'],
		['12', '/users/12.json'],
		[Number.MAX_SAFE_INTEGER, '/users/9007199254740991.json'],
		['9223372036854775807', '/users/9223372036854775807.json'],
	])('takes %p', (id, path) => {
		expect(buildPath(show, { id })).toBe(path);
	});

	it.each([
		'12/notes',
		'../matters',
		'..',
		'.',
		'1.5',
		'1.json',
		'1 2',
		' 12',
		'12 ',
		'12\n',
		'½',
		'١٢',
		'１２',
		'abc',
		'-1',
		'0',
		'012',
		'+12',
		'1e3',
		'0x10',
		'99999999999999999999',
		'%31',
		'12?fields=id',
		'12#',
		'12;13',
		'12\u0000',
		'null',
		-1,
		0,
		1.5,
		1e21,
		NaN,
		Infinity,
	])('refuses %p', (id) => {
		expect(() => buildPath(show, { id })).toThrow(InputProblem);
		expect(() => buildPath(show, { id })).toThrow(/is not an ID of Clio$/);
	});

	it.each([undefined, null, '', true, {}, [], [12], { id: 12 }, BigInt(12)])('misses an id in %p', (id) => {
		expect(() => buildPath(show, { id })).toThrow('No ID is given');
	});

	it('misses an id that is not there, and takes none from a prototype', () => {
		expect(() => buildPath(show)).toThrow('No ID is given');
		const ids: Record<string, unknown> = JSON.parse('{"__proto__": 12}');
		expect(() => buildPath(show, ids)).toThrow('No ID is given');
	});

	it('says what an ID is', () => {
		const problem = thrownProblem(() => buildPath(show, { id: 'abc' }));
		expect(problem.remedy).toBe('An ID comes from Clio as it is; it must be a whole number above 0.');
	});

	it('quotes no more of a long text than tells which it is', () => {
		const problem = thrownProblem(() => buildPath(show, { id: 'x'.repeat(5000) }));
		expect(problem.message.length).toBeLessThan(100);
	});

	it('asks for the ids of both places of a path', () => {
		const inner = operationById('MatterContacts#index');
		expect(buildPath(inner, { matter_id: 7 })).toBe('/matters/7/contacts.json');
		expect(() => buildPath(inner, { id: 7 })).toThrow('No ID is given');
	});
});

describe('a path with the id of a calendar entry', () => {
	it.each([
		['12', '/calendar_entries/12.json'],
		['12-20261122', '/calendar_entries/12-20261122.json'],
		['a_b:c', '/calendar_entries/a_b%3Ac.json'],
		['YWJj+ZGVm=', '/calendar_entries/YWJj%2BZGVm%3D.json'],
	])('takes the text %p', (id, path) => {
		expect(buildPath(entry, { id })).toBe(path);
	});

	it.each(['a/b', '..', 'a.b', 'a b', 'ä', 'a?b', 'a#b', 'a%2fb', 'a\\b', 'a\n', 'x'.repeat(201)])(
		'refuses %p',
		(id) => {
			expect(() => buildPath(entry, { id })).toThrow(/is not an ID of Clio$/);
		},
	);
});

describe('a path that a person typed', () => {
	it.each([
		['/matters.json', '/matters.json'],
		['matters.json', '/matters.json'],
		['/matters', '/matters'],
		['/matters/12/contacts.json', '/matters/12/contacts.json'],
		['/api/v4/matters.json', '/matters.json'],
		['api/v4/matters.json', '/matters.json'],
		['/api/v4x/matters.json', '/api/v4x/matters.json'],
		['/calendar_entries/12-20261122', '/calendar_entries/12-20261122'],
		['/calendar_entries/12:3=+4.json', '/calendar_entries/12:3=+4.json'],
	])('%p is %p below the API', (typed, path) => {
		expect(cleanRawPath(typed)).toBe(path);
	});

	it.each([
		['a scheme and host', 'https://app.clio.com/api/v4/matters.json'],
		['a scheme without slashes', 'https:matters.json'],
		['a host after two slashes', '//attacker.example/matters.json'],
		['two slashes in the middle', '/matters//12'],
		['the API root with two slashes', '/api/v4//attacker.example'],
		['a segment that goes up', '/../oauth/token'],
		['a segment that goes up, in the middle', '/matters/../../../oauth/token'],
		['a segment that goes up, at the end', '/matters/..'],
		['a segment that goes nowhere', '/matters/./12'],
		['three dots', '/matters/.../12'],
		['an encoded segment that goes up', '/matters/%2e%2e/oauth'],
		['a twice encoded one', '/matters/%252e%252e/oauth'],
		['an encoded slash', '/matters%2f12'],
		['a backslash', '\\matters.json'],
		['a backslash that goes up', '/matters\\..\\oauth'],
		['a query', '/matters.json?fields=id'],
		['a fragment', '/matters.json#top'],
		['a space', '/matters 12'],
		['a line end', '/matters.json\n'],
		['a header injection', '/matters.json\r\nX-Evil: 1'],
		['a control character', '/matters\u0000.json'],
		['letters outside ASCII', '/mättèrs'],
		['a full-width dot', '/matters/．．/x'],
		['user info', 'user@host/matters'],
		['an expression', '/matters/{id}'],
		['a slash at the end', '/matters/'],
		['nothing', ''],
		['the root', '/'],
		['the API root', '/api/v4'],
		['the API root with a slash', '/api/v4/'],
	])('is refused with %s', (_, typed) => {
		const problem = thrownProblem(() => cleanRawPath(typed));
		expect(problem).toBeInstanceOf(InputProblem);
		expect(problem.message).toMatch(/is not a path below \/api\/v4$/);
		expect(problem.remedy).toContain('/matters.json');
	});

	it('is quoted without its query, which may name people', () => {
		const problem = thrownProblem(() => cleanRawPath('/contacts.json?query=Jane%20Roe'));
		expect(problem.message).toContain('/contacts.json');
		expect(problem.message).not.toContain('Jane');
	});
});
