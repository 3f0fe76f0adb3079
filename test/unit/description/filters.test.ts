import type { ILoadOptionsFunctions, INodeParameters, INodeProperties } from 'n8n-workflow';

import { allOperations, operationById } from '../../../nodes/Clio/catalog/catalog';
import { filtersOf } from '../../../nodes/Clio/catalog/filters';
import { factsAt, placeOf } from '../../../nodes/Clio/catalog/places';
import { sortColumns } from '../../../nodes/Clio/catalog/sortColumns';
import type { OperationFacts } from '../../../nodes/Clio/catalog/types';
import { clioProperties } from '../../../nodes/Clio/description/properties';
import { filterProperties } from '../../../nodes/Clio/description/filters';
import { sortProperties } from '../../../nodes/Clio/description/sort';
import { getSortColumns } from '../../../nodes/Clio/methods/sortColumns';
import { choicesOf } from './parameters';
import { PAIRS, isShown } from './visible';

/** What only chooses what is shown of a record. */
const SWITCHES = ['custom_field_ids[]'];

const lists = allOperations().filter(
	({ method, answer, page, id }) =>
		method === 'GET' && (answer === 'list' || page !== undefined || id === 'MatterDocket#preview'),
);

const ofClio = (operation: OperationFacts): INodeParameters => ({ ...placeOf(operation) });

/** Whether an operation of the node's own takes filters of the list that stands behind it. */
const isOwnList = (pair: { resource: string; operation: string }) => {
	const facts = factsAt(pair);
	return facts?.own !== undefined && filtersOf(facts).length > 0;
};

/** The options of the collection Filters, and the parameters beside it, that n8n shows for an operation. */
function shownFilters(pair: INodeParameters): string[] {
	const collections = clioProperties.filter((each) => each.name === 'filters' && isShown(each, pair));
	const options = collections.flatMap(({ options: all = [] }) =>
		all.filter((each): each is INodeProperties => 'type' in each && isShown(each, pair)),
	);
	const panel = filterProperties.filter((each) => each.name !== 'filters' && isShown(each, pair));
	return [...options, ...panel].map(({ name }) => name);
}

describe('filters', () => {
	it.each(lists.map((operation) => [operation.id, operation] as const))(
		'%s has each of its filters exactly once, and no other',
		(_id, operation) => {
			const shown = shownFilters(ofClio(operation));
			expect([...shown].sort()).toEqual(
				filtersOf(operation)
					.map(({ parameter }) => parameter)
					.sort(),
			);
			const told = new Set(filtersOf(operation).map(({ name }) => name));
			const wanted = Object.keys(operation.query ?? {}).filter((name) => !SWITCHES.includes(name));
			expect([...told].sort()).toEqual(wanted.sort());
		},
	);

	it('stand nowhere else', () => {
		const places = new Set(lists.map((operation) => JSON.stringify(ofClio(operation))));
		const others = PAIRS.filter(
			({ resource, operation }) =>
				!places.has(JSON.stringify({ resource, operation })) && !isOwnList({ resource, operation }),
		);
		expect(others.length).toBeGreaterThan(150);
		expect(others.filter((pair) => shownFilters(pair).length > 0)).toEqual([]);
	});

	it('that Clio requires stand in the panel and are required', () => {
		for (const operation of lists) {
			for (const { parameter, required } of filtersOf(operation).filter((each) => each.required)) {
				const property = filterProperties.find((each) => each.name === parameter && isShown(each, ofClio(operation)));
				expect([operation.id, parameter, property?.required]).toEqual([operation.id, parameter, required]);
			}
		}
	});

	it('offer exactly what Clio takes, where there are choices', () => {
		for (const operation of lists) {
			for (const { parameter, choices } of filtersOf(operation)) {
				const among = filterProperties.flatMap((each) =>
					each.name === 'filters'
						? (each.options ?? []).filter((option): option is INodeProperties => 'type' in option)
						: [each],
				);
				const property = among.find((each) => each.name === parameter && isShown(each, ofClio(operation)));
				if (property?.type !== 'options' && property?.type !== 'multiOptions') continue;
				expect(
					choicesOf(property)
						.map(({ value }) => value)
						.sort(),
				).toEqual([...choices].sort());
			}
		}
	});

	it('are no larger than they may be', () => {
		const shown = clioProperties.filter(({ name }) => filterProperties.some((each) => each.name === name));
		const size = JSON.stringify(shown.filter(({ name }) => name === 'filters')).length;
		expect(size).toBeLessThanOrEqual(46_100);
	});
});

describe('sorting', () => {
	it.each(PAIRS.map((pair) => [`${pair.resource}:${pair.operation}`, pair] as const))(
		'%s sorts by the columns of Clio, or by none',
		(_name, pair) => {
			const operation = factsAt(pair);
			const columns = operation === undefined ? [] : sortColumns(operation);
			const shown = clioProperties.filter((each) => each.name === 'sortBy' && isShown(each, pair));
			expect(shown).toHaveLength(columns.length > 0 ? 1 : 0);
			expect(shown.map(({ typeOptions }) => typeOptions?.loadOptionsMethod)).toEqual(shown.map(() => 'getSortColumns'));
		},
	);

	it('offers the columns of the chosen list, and the order in which it has no end', async () => {
		const context = {
			getNodeParameter: (name: string) => ({ resource: 'matter', operation: 'getAll' })[name],
		} as unknown as ILoadOptionsFunctions;
		const columns = await getSortColumns.call(context);
		expect(columns).toContainEqual({ name: 'Client: Name', value: 'client.name' });
		expect(columns).toContainEqual({ name: 'Default', value: '' });
		expect(columns.map(({ value }) => value).sort()).toEqual(
			['', ...sortColumns(operationById('Matter#index'))].sort(),
		);
	});

	it('has a direction as soon as a column is chosen', () => {
		const direction = clioProperties.find(({ name }) => name === 'sortDirection');
		const pair = { resource: 'matter', operation: 'getAll' };
		expect(direction && isShown(direction, { ...pair, sortBy: '' })).toBe(false);
		expect(direction && isShown(direction, { ...pair, sortBy: 'client.name' })).toBe(true);
		expect(direction && isShown(direction, { resource: 'damage', operation: 'getAll' })).toBe(false);
	});

	it('has both directions for every column', () => {
		for (const operation of lists) {
			const orders = sortColumns(operation).flatMap((column) => [`${column}(asc)`, `${column}(desc)`]);
			expect(operation.order?.values ?? []).toEqual(expect.arrayContaining(orders));
		}
	});

	it('is no larger than it may be', () => {
		expect(JSON.stringify(sortProperties).length).toBeLessThanOrEqual(15_200);
	});
});
