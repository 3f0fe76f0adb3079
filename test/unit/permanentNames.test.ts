import type { ICredentialType } from 'n8n-workflow';

import { ClioOAuth2Api } from '../../credentials/ClioOAuth2Api.credentials';
import { ClioTokenApi } from '../../credentials/ClioTokenApi.credentials';
import { Clio } from '../../nodes/Clio/Clio.node';
import { everyParameter, valuesOf } from './description/parameters';
import frozen from './permanentNames.json';

const PACKAGE = 'n8n-nodes-clio';

/** Every name that a saved workflow or credential may contain, one line each. */
function namesOf(type: string, properties: ICredentialType['properties']): string[] {
	const parameters = everyParameter(properties).filter(({ parameter }) => parameter.type !== 'notice');
	const plain = parameters.filter(({ path }) => path !== 'operation');
	const operations = parameters
		.filter(({ path }) => path === 'operation')
		.flatMap(({ parameter }) =>
			valuesOf(parameter).map((value) => `${String(parameter.displayOptions?.show?.resource)}.${String(value)}`),
		);
	return [
		type,
		...operations.map((operation) => `${type} operation ${operation}`),
		...plain.map(({ path, parameter }) => `${type} parameter ${path}: ${parameter.type}`),
		...plain
			.filter(({ parameter }) => parameter.type === 'options')
			.flatMap(({ path, parameter }) => valuesOf(parameter).map((value) => `${type} value ${path}=${String(value)}`)),
		...plain.flatMap(({ path, parameter }) =>
			(parameter.modes ?? []).map(({ name }) => `${type} mode ${path}=${name}`),
		),
	];
}

const { description } = new Clio();
const current = new Set([
	...namesOf(`node ${PACKAGE}.${description.name}`, description.properties),
	...(description.credentials ?? []).map(({ name }) => `node ${PACKAGE}.${description.name} uses ${name}`),
	...[new ClioOAuth2Api(), new ClioTokenApi()].flatMap(({ name, properties }) =>
		namesOf(`credential ${name}`, properties),
	),
]);

describe('names that saved workflows and credentials contain', () => {
	it('are all still there: bring back what is listed here, or every workflow that uses it breaks', () => {
		expect(frozen.filter((name) => !current.has(name))).toEqual([]);
	});

	it('are all frozen: add what is listed here to test/unit/permanentNames.json, once the names are right for good', () => {
		expect([...current].filter((name) => !frozen.includes(name))).toEqual([]);
	});

	it('are listed once each, in order', () => {
		expect(frozen).toEqual([...new Set(frozen)].sort());
	});
});
