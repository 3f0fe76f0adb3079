import { ownOperationsOf, ownResources } from '../../../nodes/Clio/catalog/ownOperations';
import { operationsByResource } from '../../../nodes/Clio/catalog/places';
import { nounOf, pluralOf, RESOURCE_NAMES, resourceName, withArticle } from '../../../nodes/Clio/catalog/resourceWords';
import { upsertResources } from '../../../nodes/Clio/catalog/upserts';
import { offer } from '../../../nodes/Clio/description/offer';
import { OPERATION_WORDS, operationWords } from '../../../nodes/Clio/description/operationWords';
import { OWN_WORDS } from '../../../nodes/Clio/description/ownOperations';
import { RESOURCE_DESCRIPTIONS } from '../../../nodes/Clio/description/resourceDescriptions';

/** Every place that the editor offers. */
const places = [...offer()].flatMap(([resource, operations]) =>
	operations.map((operation) => ({ resource, operation })),
);

describe('a noun', () => {
	it.each([
		['activity', 'an activity'],
		['matter', 'a matter'],
		['user', 'a user'],
		['unit', 'a unit'],
		['interest charge', 'an interest charge'],
		['outstanding client balance', 'an outstanding client balance'],
		['UTBMS code', 'a UTBMS code'],
		['UK legal aid expense category', 'a UK legal aid expense category'],
		['API call', 'an API call'],
		['unread message', 'an unread message'],
	])('%s gets its article: %s', (noun, expected) => {
		expect(withArticle(noun)).toBe(expected);
	});

	it.each([
		['matter', 'matters'],
		['activity', 'activities'],
		['calendar entry', 'calendar entries'],
		['practice day', 'practice days'],
		['currency', 'currencies'],
		['tax', 'taxes'],
		['witness', 'witnesses'],
		['branch', 'branches'],
		['UTBMS set', 'UTBMS sets'],
	])('%s has the plural %s', (noun, expected) => {
		expect(pluralOf(noun)).toBe(expected);
	});

	it.each([
		['calendarEntry', 'Calendar Entry', 'calendar entry'],
		['calendarVisibility', 'Task Calendar', 'task calendar'],
		['laukExpenseCategory', 'UK Legal Aid Expense Category', 'UK legal aid expense category'],
		['utbmsCode', 'UTBMS Code', 'UTBMS code'],
		['user', 'User', 'user'],
	])('%s is %s on the screen and %s in a sentence', (resource, name, noun) => {
		expect([resourceName(resource), nounOf(resource)]).toEqual([name, noun]);
	});
});

describe('an operation', () => {
	it.each([
		['matter:getAll', 'Get Many', 'Get many matters'],
		['activity:create', 'Create', 'Create an activity'],
		['utbmsCode:get', 'Get', 'Get a UTBMS code'],
		['expenseCategory:getAll', 'Get Many', 'Get many expense categories'],
		['practiceArea:upsert', 'Create or Update', 'Create or update a practice area'],
		['timer:start', 'Start', 'Start the timer'],
		['billableMatter:getIds', 'Get IDs', 'Get the ID of each billable matter'],
		['folder:getContents', 'Get Contents', 'Get the contents of a folder'],
		['reportPreset:generateReport', 'Generate Report', 'Generate a report from a preset'],
	])('%s is called %s: %s', (place, name, action) => {
		const [resource = '', operation = ''] = place.split(':');
		expect(operationWords({ resource, operation })).toMatchObject({ name, action });
	});

	it('without words is refused rather than shown as code', () => {
		expect(() => operationWords({ resource: 'matter', operation: 'frobnicate' })).toThrow('matter:frobnicate');
	});

	it('of one resource never shares its name with another', () => {
		for (const [resource, operations] of offer()) {
			const names = operations.map((operation) => operationWords({ resource, operation }).name);
			expect([resource, new Set(names).size]).toEqual([resource, names.length]);
		}
	});
});

describe('what is offered', () => {
	it("is every operation of Clio's, and the node's own", () => {
		const ofClio = [...operationsByResource()].flatMap(([resource, operations]) =>
			[...operations.keys()].map((operation) => `${resource}:${operation}`),
		);
		expect(ofClio).toHaveLength(282);
		expect(operationsByResource().size).toBe(78);
		const own = [
			...['apiCall:send', 'connection:check', 'connection:deauthorize', 'connection:describe'],
			...upsertResources().map((resource) => `${resource}:upsert`),
			...ownResources().flatMap((resource) =>
				[...ownOperationsOf(resource).keys()].map((operation) => `${resource}:${operation}`),
			),
		];
		const offered = places.map(({ resource, operation }) => `${resource}:${operation}`);
		expect([...offered].sort()).toEqual([...ofClio, ...own].sort());
	});

	it('has a name of its own for each resource', () => {
		const names = [...offer().keys()].map(resourceName);
		expect(names.filter((name) => !/^([A-Z][A-Za-z]*)( [A-Z][A-Za-z]*)*$/.test(name))).toEqual([]);
		expect(new Set(names).size).toBe(names.length);
	});

	it('includes all that has words of its own', () => {
		const offered = places.map(({ resource, operation }) => `${resource}:${operation}`);
		const worded = [...Object.keys(OPERATION_WORDS), ...Object.keys(OWN_WORDS)];
		expect(worded.filter((place) => !offered.includes(place))).toEqual([]);
		const described = [...Object.keys(RESOURCE_NAMES), ...Object.keys(RESOURCE_DESCRIPTIONS)];
		expect(described.filter((resource) => !offer().has(resource))).toEqual([]);
	});
});
