import type { INodeProperties } from 'n8n-workflow';

import { Clio } from '../../../nodes/Clio/Clio.node';
import { actionNames } from '../../../nodes/Clio/actions/operations';
import { ACCESS_GROUPS } from '../../../nodes/Clio/actions/connection/accessGroups';
import { DEFAULT_TIMEOUT, DEFAULT_WAIT } from '../../../nodes/Clio/actions/options';
import { recordKindNames } from '../../../nodes/Clio/catalog/recordKinds';
import { choicesOf, everyParameter, impossible, isPresence, valuesOf } from './parameters';
import { isShown, PAIRS } from './visible';

const { description } = new Clio();
const { properties } = description;
const parameters = everyParameter(properties);

const offered = PAIRS.map(({ resource, operation }) => `${resource}:${operation}`);

describe('what the editor offers', () => {
	it('is what runs, and the other way round', () => {
		expect([...offered].sort()).toEqual(actionNames().sort());
	});

	it('has a sentence for each operation that no other operation has', () => {
		const actions = properties
			.filter(({ name }) => name === 'operation')
			.flatMap(choicesOf)
			.map(({ action }) => action);
		expect(actions.every((action) => /^[A-Z][^.]+[a-zA-Z]$/.test(action ?? ''))).toBe(true);
		expect(new Set(actions).size).toBe(actions.length);
	});

	it('is never a value that n8n takes for an expression', () => {
		const stored = parameters.flatMap(({ parameter }) => [
			parameter.default,
			...choicesOf(parameter).map(({ value }) => value),
		]);
		expect(stored.length).toBeGreaterThan(400);
		expect(stored.filter((value) => typeof value === 'string' && value.startsWith('='))).toEqual([]);
	});

	it('can be listed wherever a record is chosen from a list', () => {
		const listed = properties.filter(
			({ name, modes = [] }) => name === 'record' && modes.some((mode) => mode.name === 'list'),
		);
		const wrong = PAIRS.filter(
			(pair) => listed.some((each) => isShown(each, pair)) && !recordKindNames().includes(pair.resource),
		);
		expect(wrong).toEqual([]);
		expect(listed.length).toBeGreaterThan(0);
		const { methods } = new Clio();
		const searches = parameters.flatMap(({ parameter }) => parameter.modes ?? []).map(({ typeOptions }) => typeOptions);
		for (const { searchListMethod } of searches.filter((options) => options !== undefined)) {
			expect(Object.keys(methods.listSearch)).toContain(searchListMethod);
		}
	});
});

describe('a parameter', () => {
	const named = (what: (parameter: INodeProperties) => boolean) =>
		parameters.filter(({ parameter }) => what(parameter)).map(({ path }) => path);

	it('is shown only by parameters and values that there are', () => {
		const problems = properties.flatMap(({ name, displayOptions }) =>
			Object.entries({ ...displayOptions?.show, ...displayOptions?.hide }).flatMap(([by, values]) => {
				const named = properties.filter((each) => each.name === by);
				const possible = [...named.flatMap(valuesOf), ...named.map((each) => each.default)];
				return (values ?? []).flatMap((value) => impossible(value, possible)).map((value) => `${name}: ${by}=${value}`);
			}),
		);
		expect(problems).toEqual([]);
	});

	it('inside the options is shown only by resources and operations that there are', () => {
		const inner = parameters.filter(({ path }) => path.startsWith('options.')).map(({ parameter }) => parameter);
		expect(inner.length).toBeGreaterThan(0);
		const problems = inner.flatMap(({ name, displayOptions }) =>
			Object.entries(displayOptions?.show ?? {}).flatMap(([by, values]) => {
				const possible = properties.filter((each) => `/${each.name}` === by).flatMap(valuesOf);
				return (values ?? []).flatMap((value) => impossible(value, possible)).map((value) => `${name}: ${by}=${value}`);
			}),
		);
		expect(problems).toEqual([]);
	});

	it('has no condition only where it belongs to everything', () => {
		const always = properties.filter(({ displayOptions }) => displayOptions === undefined).map(({ name }) => name);
		expect(always).toEqual(['authentication', 'resource', 'options']);
	});

	it('that a person or a model fills in says what is wanted', () => {
		const filled = ['string', 'number', 'boolean', 'json', 'dateTime', 'resourceLocator', 'fixedCollection', 'options'];
		const chooses = ['resource', 'operation'];
		const silent = named(
			({ name, type, description: text = '' }) =>
				filled.includes(type) && !chooses.includes(name) && !/\w+ \w+/.test(text),
		);
		// The names of filters say it, and the collection says what they have in common.
		expect(silent.filter((path) => !/^filters\.\w+$/.test(path))).toEqual([]);
	});

	it('that chooses what is shown takes no data', () => {
		// What is shown as soon as anything is given may be given as data.
		const choosing = new Set(
			properties.flatMap(({ displayOptions }) =>
				Object.entries(displayOptions?.show ?? {})
					.filter(([, values = []]) => !values.every(isPresence))
					.map(([by]) => by),
			),
		);
		const open = properties.filter(
			({ name, type, noDataExpression }) => choosing.has(name) && type === 'options' && noDataExpression !== true,
		);
		expect(open.map(({ name }) => name)).toEqual([]);
	});

	it('has values that are all different, its default among them', () => {
		const listed = parameters.filter(
			({ parameter }) => parameter.type === 'options' && parameter.typeOptions?.loadOptionsMethod === undefined,
		);
		for (const { path, parameter } of listed) {
			const values = valuesOf(parameter);
			expect([path, new Set(values).size]).toEqual([path, values.length]);
			expect([path, values.includes(parameter.default as never)]).toEqual([path, true]);
		}
	});

	it('is named in n8n style', () => {
		expect(named(({ name }) => !/^[a-z][a-zA-Z]*[0-9]?$/.test(name))).toEqual([]);
	});
});

describe('the description', () => {
	it('is small enough for a quick editor', () => {
		expect(JSON.stringify(description).length).toBeLessThanOrEqual(150 * 1024);
		expect(properties.length).toBeLessThanOrEqual(400);
	});

	it('states that an agent may use the node', () => {
		expect(description.usableAsTool).toBe(true);
	});

	it('shows each credential for the authentication that stands for it', () => {
		expect(
			description.credentials?.map(({ name, displayOptions }) => [name, displayOptions?.show?.authentication]),
		).toEqual([
			['clioOAuth2Api', ['oAuth2']],
			['clioTokenApi', ['token']],
		]);
	});

	it('gives the options Timeout and Wait for Rate Limit the values that apply without them', () => {
		const defaultOf = (path: string) => parameters.find((each) => each.path === path)?.parameter.default;
		expect(defaultOf('options.timeout')).toBe(DEFAULT_TIMEOUT);
		expect(defaultOf('options.waitForRateLimit')).toBe(DEFAULT_WAIT);
	});

	it('tells how many requests a check of the access costs', () => {
		const check = properties.find(({ name }) => name === 'checkAccess');
		expect(check?.description).toContain(`It costs ${ACCESS_GROUPS.length} of`);
	});
});
