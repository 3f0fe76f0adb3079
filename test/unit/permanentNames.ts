import type { ICredentialType, INodeProperties, INodeType } from 'n8n-workflow';

import { allOperations } from '../../nodes/Clio/catalog/catalog';
import { sortColumns } from '../../nodes/Clio/catalog/sortColumns';
import { everyParameter, valuesOf } from './description/parameters';

const PACKAGE = 'n8n-nodes-clio';

/** Every name in nodes and credentials that a saved workflow or credential may contain, one line each, in order. */
export function permanentNames(nodes: INodeType[], credentials: ICredentialType[]): string[] {
	const names = [
		...nodes.flatMap(({ description }) => {
			const type = `node ${PACKAGE}.${description.name}`;
			const used = (description.credentials ?? []).map(({ name }) => `${type} uses ${name}`);
			return [...namesOf(type, description.properties), ...used];
		}),
		...credentials.flatMap(({ name, properties }) => namesOf(`credential ${name}`, properties)),
	];
	return [...new Set(names)].sort();
}

function namesOf(type: string, properties: INodeProperties[]): string[] {
	const parameters = everyParameter(properties).filter(({ parameter }) => parameter.type !== 'notice');
	const plain = parameters.filter(({ path }) => path !== 'operation');
	return [
		type,
		...parameters
			.filter(({ path }) => path === 'operation')
			.flatMap(({ parameter }) => operationsOf(parameter).map((operation) => `${type} operation ${operation}`)),
		...plain.map(({ path, parameter }) => `${type} parameter ${path}: ${parameter.type}`),
		...plain.flatMap(({ path, parameter }) => choicesOf(parameter).map((value) => `${type} value ${path}=${value}`)),
		...plain.flatMap(({ path, parameter }) =>
			(parameter.modes ?? []).map(({ name }) => `${type} mode ${path}=${name}`),
		),
	];
}

function operationsOf(parameter: INodeProperties): string[] {
	const resources = parameter.displayOptions?.show?.resource ?? [];
	return resources.flatMap((resource) => valuesOf(parameter).map((value) => `${String(resource)}.${String(value)}`));
}

function choicesOf(parameter: INodeProperties): string[] {
	if (parameter.typeOptions?.loadOptionsMethod === 'getSortColumns')
		return ['', ...new Set(allOperations().flatMap(sortColumns))];
	return ['options', 'multiOptions'].includes(parameter.type) ? valuesOf(parameter).map(String) : [];
}
