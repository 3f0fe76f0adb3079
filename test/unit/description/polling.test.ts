import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { DEFAULT_TIMEOUT, DEFAULT_WAIT } from '../../../nodes/Clio/actions/options';
import { allOperations, schemaByName } from '../../../nodes/Clio/catalog/catalog';
import { placeOf } from '../../../nodes/Clio/catalog/places';
import { watchedLists } from '../../../nodes/Clio/catalog/watchedLists';
import { ClioPollingTrigger } from '../../../nodes/Clio/ClioPollingTrigger.node';
import { everyParameter, valuesOf } from './parameters';

const node = new ClioPollingTrigger();
const { description } = node;
const { properties } = description;
const lists = [...watchedLists().values()];

const shown = (values: INodeParameters): INodeProperties[] =>
	properties.filter((property) => NodeHelpers.displayParameter(values, property, { typeVersion: 1 }, description));

describe('the lists that are watched', () => {
	it('are all that Clio lets one ask for what is new', () => {
		const asked = allOperations()
			.filter(
				({ answer, query = {} }) => answer === 'list' && (query.created_since ?? query.updated_since) !== undefined,
			)
			.map(({ id }) => id);
		expect(lists.map(({ operation }) => operation.id).sort()).toEqual([...asked].sort());
		expect(lists.length).toBeGreaterThan(60);
	});

	it('go by the name that their records have in the Clio node, where they are all of them', () => {
		const named = lists.filter(({ operation }) => placeOf(operation).operation === 'getAll');
		expect(named.map(({ name }) => name)).toEqual(named.map(({ operation }) => placeOf(operation).resource));
		const others = lists.filter((list) => !named.includes(list)).map(({ name }) => name);
		expect(others.sort()).toEqual(['contactEmailAddress', 'contactPhoneNumber', 'folderContent']);
	});

	it('wait for both events, where Clio shows when a record was created and changed', () => {
		const odd = lists.filter(({ events }) => events.size !== 2).map(({ name, events }) => [name, [...events.keys()]]);
		expect(odd).toEqual([
			['clioPaymentsLink', ['created']],
			['group', ['createdOrUpdated']],
		]);
	});

	it('show no attribute by the names that the trigger adds', () => {
		const names = lists.flatMap(({ operation }) => {
			const { attributes = {}, associations = {} } = schemaByName(operation.schema ?? '') ?? {};
			return [...Object.keys(attributes), ...Object.keys(associations)];
		});
		expect(names.filter((name) => name === 'event' || name === 'eventId')).toEqual([]);
		expect(
			lists.filter(({ operation }) => schemaByName(operation.schema ?? '')?.attributes.etag === undefined),
		).toEqual([]);
	});
});

describe('the polling trigger', () => {
	it('is small enough for a quick editor', () => {
		expect(JSON.stringify(description).length).toBeLessThanOrEqual(15 * 1024);
	});

	it('is one by its form', () => {
		expect(description).toMatchObject({ polling: true, inputs: [], group: ['trigger'], name: 'clioPollingTrigger' });
		expect(description.usableAsTool).toBeUndefined();
	});

	it.each(lists)(
		'shows for $name each parameter once, and what the list must be told',
		({ name, operation, events, filters }) => {
			const event = events.has('createdOrUpdated') ? 'createdOrUpdated' : 'created';
			const visible = shown({ authentication: 'oAuth2', resource: name, event, returnFields: 'choose' });
			const names = visible.map((property) => property.name);
			expect(names).toEqual([...new Set(names)]);
			const required = filters.filter(({ inPanel }) => inPanel).map(({ parameter }) => parameter);
			const places = Object.keys(operation.pathParameters ?? {}).map((place) =>
				place === 'jurisdiction_id' ? 'jurisdiction' : 'record',
			);
			const conditions = filters.some(({ kind }) => kind === 'customFields') ? ['customFieldConditions'] : [];
			expect(new Set(names)).toEqual(
				new Set([
					...['authentication', 'resource', 'event', 'filters', 'returnFields', 'chosenFields', 'options'],
					...[...required, ...places, ...conditions],
				]),
			);
			const [chosen] = visible.filter((property) => property.name === 'event');
			expect(valuesOf(chosen).sort()).toEqual([...events.keys()].sort());
			expect(valuesOf(chosen)).toContain(chosen?.default);
		},
	);

	it('names methods that it has', () => {
		const inner = everyParameter(properties).map(({ parameter }) => parameter);
		const searches = inner.flatMap(({ modes = [] }) =>
			modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
		);
		expect(searches.length).toBeGreaterThan(3);
		expect(Object.keys(node.methods.listSearch)).toEqual(expect.arrayContaining(searches));
		const loaded = inner.flatMap(({ typeOptions }) => typeOptions?.loadOptionsMethod ?? []);
		expect(Object.keys(node.methods.loadOptions)).toEqual(expect.arrayContaining(loaded));
		const mapped = inner.flatMap(({ typeOptions }) => typeOptions?.resourceMapper?.resourceMapperMethod ?? []);
		expect(Object.keys(node.methods.resourceMapping)).toEqual(expect.arrayContaining(mapped));
	});

	it('gives the options Timeout and Wait for Rate Limit the values that apply without them', () => {
		const defaultOf = (path: string) =>
			everyParameter(properties).find((each) => each.path === path)?.parameter.default;
		expect(defaultOf('options.timeout')).toBe(DEFAULT_TIMEOUT);
		expect(defaultOf('options.waitForRateLimit')).toBe(DEFAULT_WAIT);
	});
});
