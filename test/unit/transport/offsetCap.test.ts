import { operationById } from '../../../nodes/Clio/catalog/catalog';
import { offsetPaging, refuseBeyondCap } from '../../../nodes/Clio/transport/offsetCap';
import { thrownProblem } from '../thrownProblem';

const paging = (query: string, operationId = 'Matter#index') =>
	offsetPaging({ method: 'GET', path: '/', query, operation: operationById(operationId) });

describe('a list is paged by position', () => {
	it.each([
		['order=id(asc)&limit=200', undefined],
		['order=id%28asc%29', undefined],
		['', undefined],
		['order=updated_at(desc)', { start: 0, reason: 'in the order "updated_at(desc)"' }],
		['order=id%28desc%29', { start: 0, reason: 'in the order "id(desc)"' }],
		['offset=400&order=id(asc)', { start: 400, reason: 'with an offset' }],
	])('%j: %j', (query, expected) => {
		expect(paging(query)).toEqual(expected);
	});

	it('by itself when it has another order than by ID', () => {
		expect(paging('limit=200', 'Communication#index')).toEqual({ start: 0, reason: 'in the order "date(asc)"' });
		expect(paging('order=id(asc)', 'Communication#index')).toBeUndefined();
	});

	it('never, as far as is known, at an address that is not in the catalogue', () => {
		expect(offsetPaging({ method: 'GET', path: '/new.json' })).toBeUndefined();
	});
});

describe('more than Clio gives by position', () => {
	const byDate = { start: 0, reason: 'in the order "date(asc)"' };

	it.each([
		[undefined, 1_000_000],
		[byDate, 10_000],
		[{ ...byDate, start: 9_900 }, 100],
	])('is not asked for with %j and %d records', (how, wanted) => {
		expect(() => refuseBeyondCap(how, wanted)).not.toThrow();
	});

	it.each([
		[byDate, 10_001],
		[{ ...byDate, start: 9_900 }, 101],
	])('is refused with %j and %d records, with what to do', (how, wanted) => {
		const problem = thrownProblem(() => refuseBeyondCap(how, wanted));
		expect(problem.message).toBe('Clio gives at most 10000 records of a list in the order "date(asc)"');
		expect(problem.remedy).toMatch(/fewer.*filters.*id\(asc\)/);
	});
});
