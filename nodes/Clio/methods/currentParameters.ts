import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { operationOfPlace } from '../catalog/places';
import { typeParameterOf, usualType } from '../catalog/referenceRoles';
import { referencesOf } from '../catalog/references';
import type { OperationFacts } from '../catalog/types';
import { isRecord } from '../transport/record';

/** What the editor has chosen so far, as far as it is no expression: those have no value before the workflow runs. */
export function currentParameter(this: ILoadOptionsFunctions, name: string): unknown {
	const value: unknown = this.getCurrentNodeParameter(name) ?? this.getCurrentNodeParameter(`relatedRecords.${name}`);
	return isExpression(value) || (isRecord(value) && isExpression(value.value)) ? undefined : value;
}

/** The value of `resource`. */
export function currentResource(this: ILoadOptionsFunctions): string {
	return String(this.getNodeParameter('resource', ''));
}

/** The operation of Clio that the editor shows; undefined for those that the node does by itself. */
export function currentOperation(this: ILoadOptionsFunctions): OperationFacts | undefined {
	return operationOfPlace({
		resource: currentResource.call(this),
		operation: String(this.getNodeParameter('operation', '')),
	});
}

/** The kind of record that a role of several kinds has, by the type that is chosen beside it. */
export function currentKind(this: ILoadOptionsFunctions, parameter: string): string | undefined {
	const operation = currentOperation.call(this);
	const reference = operation && referencesOf(operation).find((each) => each.parameter === parameter);
	if (reference === undefined) return undefined;
	const chosen = currentParameter.call(this, typeParameterOf(parameter));
	return reference.kinds.get(typeof chosen === 'string' && chosen !== '' ? chosen : usualType(reference));
}

function isExpression(value: unknown): boolean {
	return typeof value === 'string' && value.startsWith('=');
}
