import type { INodeProperties } from 'n8n-workflow';

import { Clio } from '../../../nodes/Clio/Clio.node';
import { PAGED_OPERATIONS } from '../../../nodes/Clio/description/lists';
import { operationsByResource } from '../../../nodes/Clio/catalog/places';
import { collections, PAIRS, shownAtFirst, shownTwice } from './visible';

const { properties } = new Clio().description;

describe('for each resource and operation', () => {
	it('there is something to check', () => {
		expect(PAIRS.length).toBeGreaterThanOrEqual(286);
	});

	it('no two parameters of one name are shown at once', () => {
		const twice = PAIRS.flatMap((pair) =>
			shownTwice(pair, properties).map((name) => `${pair.resource}:${pair.operation} ${name}`),
		);
		expect(twice).toEqual([]);
	});

	it.each(collections())('no two options of one name are shown at once in $path', ({ among }) => {
		const twice = PAIRS.flatMap((pair) =>
			shownTwice(pair, among).map((name) => `${pair.resource}:${pair.operation} ${name}`),
		);
		expect(twice).toEqual([]);
	});

	it('a list has a limit, and nothing else has', () => {
		for (const pair of PAIRS.filter(({ resource }) => operationsByResource().has(resource))) {
			const { page } = operationsByResource().get(pair.resource)?.get(pair.operation) ?? {};
			const names = shownAtFirst(pair).map(({ name }) => name);
			const found = ['returnAll', 'limit'].filter((name) => names.includes(name));
			expect([pair, found]).toEqual([pair, page === undefined ? [] : ['returnAll', 'limit']]);
		}
		expect(PAGED_OPERATIONS.length).toBeGreaterThan(5);
	});
});

describe('the search for parameters that are shown at once', () => {
	const pair = { resource: 'matter', operation: 'get' };
	const named = (show: NonNullable<INodeProperties['displayOptions']>['show']): INodeProperties => ({
		displayName: 'Some',
		name: 'some',
		type: 'string',
		default: '',
		displayOptions: { show },
	});

	it.each<[string, INodeProperties[], string[]]>([
		['without other conditions', [named({ resource: ['matter'] }), named({ operation: ['get'] })], ['some']],
		['for different resources', [named({ resource: ['matter'] }), named({ resource: ['contact'] })], []],
		[
			'for different choices',
			[named({ resource: ['matter'], returnAll: [true] }), named({ resource: ['matter'], returnAll: [false] })],
			[],
		],
		[
			'for overlapping choices',
			[named({ resource: ['matter'], returnAll: [true] }), named({ operation: ['get'], method: ['GET'] })],
			['some'],
		],
	])('finds them %s', (_, among, expected) => {
		expect(shownTwice(pair, among)).toEqual(expected);
	});
});
