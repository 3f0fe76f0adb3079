import { operationById } from '../../../../nodes/Clio/catalog/catalog';
import { filtersOf } from '../../../../nodes/Clio/catalog/filters';
import { isNothing } from '../../../../nodes/Clio/actions/filters/emptiness';
import { writtenFilter } from '../../../../nodes/Clio/actions/filters/writtenFilter';

const ZONE = 'America/New_York';

function written(operationId: string, parameter: string, value: unknown): unknown {
	const operation = operationById(operationId);
	const filter = filtersOf(operation).find((each) => each.parameter === parameter);
	if (filter === undefined) throw new Error(`${operationId} has no filter ${parameter}`);
	return writtenFilter(operation, filter, value, ZONE);
}

describe('a filter as Clio wants it', () => {
	it.each<[string, string, unknown, unknown]>([
		['Matter#index', 'status', 'Open, PENDING,open', 'open,pending'],
		['Task#index', 'statuses', ['in progress', 'complete'], ['in_progress', 'complete']],
		['Task#index', 'priority', 'High', 'high'],
		['Contact#index', 'type', 'person', 'Person'],
		['Contact#index', 'initial', 'b', 'B'],
		['Report#index', 'kind', 'Trust Ledger', 'trust_ledger'],
		['Matter#index', 'openDateFrom', '2026-03-08T23:30:00-08:00', '>=2026-03-08'],
		['Matter#index', 'updatedSince', '2026-03-08T12:00:00', '2026-03-08T12:00:00-04:00'],
		['Matter#index', 'updatedSince', '2026-03-08T12:00:00Z', '2026-03-08T12:00:00Z'],
		['CalendarEntry#index', 'from', '2026-10-31', '2026-10-31T00:00:00-04:00'],
		['CalendarEntry#index', 'to', '2026-10-31', '2026-10-31T23:59:59-04:00'],
		['CalendarEntry#index', 'to', '2026-10-31T00:00:00', '2026-10-31T00:00:00-04:00'],
		['Matter#index', 'ids', '7, 8,7', ['7', '8']],
		['Matter#index', 'ids', 7, ['7']],
		['Matter#index', 'billable', 'false', false],
		['Bill#index', 'query', 42, '42'],
	])('%s %s %j', (operationId, parameter, value, expected) => {
		expect(written(operationId, parameter, value)).toEqual(expected);
	});

	it.each<[string, string, unknown]>([
		['Matter#index', 'status', 'open,'],
		['Matter#index', 'ids', '1,,2'],
		['Matter#index', 'ids', '0'],
		['Matter#index', 'ids', [{ id: 1 }]],
		['Matter#index', 'openDateTo', '2026-02-30'],
		['Matter#index', 'billable', 'maybe'],
		['LineItem#index', 'groupOrdering', 1.5],
	])('%s %s refuses %j', (operationId, parameter, value) => {
		expect(() => written(operationId, parameter, value)).toThrow(/^The filter /);
	});
});

describe('nothing', () => {
	it.each([
		undefined,
		null,
		'',
		'  ',
		Number.NaN,
		[],
		[1, null],
		['a', ' '],
		{},
		{ mode: 'id', value: '' },
		{ conditions: [] },
	])('is %j', (value) => {
		expect(isNothing(value)).toBe(true);
	});

	it.each([0, false, 'a', [0], { mode: 'id', value: 5 }, { id: 5 }, new Date(0), { conditions: [{ field: '' }] }])(
		'is not %j',
		(value) => {
			expect(isNothing(value)).toBe(false);
		},
	);
});
