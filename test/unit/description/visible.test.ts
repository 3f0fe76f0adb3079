import type { INodeProperties } from 'n8n-workflow';

import { Clio } from '../../../nodes/Clio/Clio.node';
import { takesValues } from '../../../nodes/Clio/catalog/form';
import { factsAt } from '../../../nodes/Clio/catalog/places';
import { takesReturnFields } from '../../../nodes/Clio/catalog/returnFields';
import { givesFile, type OperationFacts } from '../../../nodes/Clio/catalog/types';
import { collections, PAIRS, shownAtFirst, shownTwice } from './visible';

const { properties } = new Clio().description;

/** Parameters of the node, and the operations of Clio's that have something to do with them. */
const GIVEN: Array<[names: string[], takes: (facts: OperationFacts) => boolean]> = [
	[['record'], ({ pathParameters = {} }) => Object.keys(pathParameters).some((name) => name !== 'jurisdiction_id')],
	[
		['jurisdiction'],
		({ path, body, query }) =>
			path.includes('{jurisdiction_id}') || 'jurisdiction' in { ...body } || 'jurisdiction[id]' in { ...query },
	],
	[['specifyValues', 'values'], takesValues],
	[['returnAll', 'limit'], ({ page }) => page !== undefined],
	[['returnFields'], takesReturnFields],
	[['binaryPropertyName'], givesFile],
	[['options'], () => true],
];

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

	it.each(GIVEN)('%s can be given where Clio takes it, and nowhere else', (names, takes) => {
		const wrong = PAIRS.flatMap((pair) => {
			const facts = factsAt(pair);
			if (facts === undefined) return [];
			const shown = shownAtFirst(pair).map(({ name }) => name);
			const found = names.filter((name) => shown.includes(name));
			const wanted = takes(facts) ? names : [];
			return found.length === wanted.length ? [] : [`${facts.id}: ${found.join()} instead of ${wanted.join()}`];
		});
		expect(wrong).toEqual([]);
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
