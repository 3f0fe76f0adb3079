import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { filtersOf } from '../catalog/filters';
import { factsAt } from '../catalog/places';
import { typeParameterOf, usualType } from '../catalog/referenceRoles';
import { referencesOf } from '../catalog/references';
import type { OperationFacts } from '../catalog/types';
import { isRecord } from '../transport/record';

/** What the editor has chosen so far, as far as it is no expression: those have no value before the workflow runs. */
export function currentParameter(this: ILoadOptionsFunctions, name: string): unknown {
	const places = [name, `relatedRecords.${name}`, `filters.${name}`];
	const value: unknown = places.map((place) => this.getCurrentNodeParameter(place)).find((each) => each !== undefined);
	return isExpression(value) || (isRecord(value) && isExpression(value.value)) ? undefined : value;
}

/** The value of `resource`. */
export function currentResource(this: ILoadOptionsFunctions): string {
	return String(this.getNodeParameter('resource', ''));
}

/** The operation of Clio that the editor shows, of triggers the list; undefined for those that the node does by itself. */
export function currentOperation(this: ILoadOptionsFunctions): OperationFacts | undefined {
	return factsAt({
		resource: currentResource.call(this),
		operation: String(this.getNodeParameter('operation', 'getAll')),
	});
}

/** The kind of record that a role of several kinds has, by the type that is chosen beside it. */
export function currentKind(this: ILoadOptionsFunctions, parameter: string): string | undefined {
	const operation = currentOperation.call(this);
	const roles = operation === undefined ? [] : [...referencesOf(operation), ...filtersOf(operation)];
	const role = roles.find((each) => each.parameter === parameter);
	if (role === undefined) return undefined;
	const chosen = currentParameter.call(this, typeParameterOf(parameter));
	return role.kinds.get(typeof chosen === 'string' && chosen !== '' ? chosen : usualType(role));
}

function isExpression(value: unknown): boolean {
	return typeof value === 'string' && value.startsWith('=');
}
