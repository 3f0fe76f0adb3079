import type { INodeProperties } from 'n8n-workflow';

import { ClioTrigger } from '../../../nodes/Clio/ClioTrigger.node';
import { WEBHOOK_FILTERS } from '../../../nodes/Clio/catalog/webhookFilters';
import { webhookModels } from '../../../nodes/Clio/catalog/webhookModels';
import { associationOf, isField } from '../../../nodes/Clio/catalog/fieldSelection';
import { choicesOf, everyParameter, valuesOf } from './parameters';

const { description, methods } = new ClioTrigger();
const { properties } = description;
const parameters = everyParameter(properties);
const named = (name: string): INodeProperties[] => properties.filter((each) => each.name === name);

describe('the Clio Trigger', () => {
	it('has a description that is small enough for a quick editor', () => {
		expect(JSON.stringify(description).length).toBeLessThanOrEqual(15 * 1024);
	});

	it('offers the ten kinds of records that Clio has webhooks for, and the end of the connection', () => {
		const [resource] = named('resource');
		expect(valuesOf(resource)).toHaveLength(11);
		expect(valuesOf(resource)).toEqual(expect.arrayContaining([...webhookModels().keys(), 'appDeauthorized']));
	});

	it('offers for each kind exactly its events', () => {
		for (const [resource, { events }] of webhookModels()) {
			const shown = named('events').filter(({ displayOptions }) => displayOptions?.show?.resource?.includes(resource));
			expect([resource, shown.flatMap(valuesOf).sort()]).toEqual([resource, [...events].sort()]);
		}
		expect(webhookModels().get('clioPaymentsPayment')?.events).toEqual(['created', 'updated']);
		expect(webhookModels().get('matter')?.events).toHaveLength(6);
	});

	it('filters by attributes that the records have', () => {
		for (const { attributes } of WEBHOOK_FILTERS) {
			for (const [resource, attribute] of Object.entries(attributes)) {
				const schema = webhookModels().get(resource)?.schema ?? '';
				expect([resource, attribute, isField(schema, attribute)]).toEqual([resource, attribute, true]);
			}
		}
	});

	it('offers choices wherever a filter takes some, and finds the lists of the others', () => {
		const filters = parameters.filter(({ path }) => path.startsWith('filters.'));
		expect(filters.length).toBeGreaterThan(10);
		for (const { path, parameter } of filters) {
			if (parameter.type === 'multiOptions') {
				expect([path, choicesOf(parameter).length > 1]).toEqual([path, true]);
				continue;
			}
			const searches = (parameter.modes ?? []).flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []);
			expect([path, searches.every((search) => Object.hasOwn(methods.listSearch, search))]).toEqual([path, true]);
			expect(searches).toHaveLength(1);
		}
	});

	it('loads its lists with methods that there are', () => {
		const loaded = parameters.flatMap(({ parameter }) => parameter.typeOptions?.loadOptionsMethod ?? []);
		expect(loaded.sort()).toEqual(['getReturnFields', 'getWatchedFields']);
		expect(Object.keys(methods.loadOptions)).toEqual(expect.arrayContaining(loaded));
	});

	it('offers custom fields by name for records that have some', () => {
		const option = parameters.find(({ path }) => path === 'options.customFieldsByName')?.parameter;
		const shown = option?.displayOptions?.show?.['/resource'] ?? [];
		expect(shown).toEqual(expect.arrayContaining(['contact', 'matter']));
		for (const [resource, { schema }] of webhookModels()) {
			expect(shown.includes(resource)).toBe(associationOf(schema, 'custom_field_values') !== undefined);
		}
	});

	it('shows nothing about records when the app is what matters', () => {
		const hidden = properties.filter(({ displayOptions }) =>
			displayOptions?.hide?.resource?.includes('appDeauthorized'),
		);
		expect(hidden.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['watchedFields', 'filters', 'returnFields', 'chosenFields', 'options', 'expiryNotice']),
		);
	});

	it('has one webhook, at which the answer is written by the node', () => {
		expect(description.webhooks).toEqual([
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		]);
		expect(Object.keys(new ClioTrigger().webhookMethods.default)).toEqual(['checkExists', 'create', 'delete']);
	});
});
