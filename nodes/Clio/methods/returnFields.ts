import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { factsAt } from '../catalog/places';
import { fieldChoices, takesReturnFields } from '../catalog/returnFields';
import type { OperationFacts } from '../catalog/types';
import { watchedLists } from '../catalog/watchedLists';

/** What can be chosen as a return field of the chosen resource and operation; asks Clio nothing. */
export async function getReturnFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const [resource = '', name = ''] = ['resource', 'operation'].map((each) => String(this.getNodeParameter(each, '')));
	// Triggers have no operation.
	const operation =
		name === ''
			? (watchedLists().get(resource)?.operation ?? operationOf(resource, name))
			: operationOf(resource, name);
	const choices = operation === undefined ? [] : fieldChoices(operation.schema ?? '');
	return await Promise.resolve(
		choices.map(({ label, name: value, isBare }) => ({
			name: label,
			value,
			description: isBare === true ? `${value}: what Clio shows of it by itself, mostly ID and etag` : value,
		})),
	);
}

/** Operations of the node's own, such as Create or Update, answer with the record as Get does. */
function operationOf(resource: string, operation: string): OperationFacts | undefined {
	return [operation, 'get', 'create']
		.map((name) => factsAt({ resource, operation: name }))
		.find((facts) => facts !== undefined && takesReturnFields(facts));
}
