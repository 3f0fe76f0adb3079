import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { attributeLabel } from '../catalog/attributeLabel';
import { associationOf, fieldsOf } from '../catalog/fieldSelection';
import { webhookModels } from '../catalog/webhookModels';
import { currentResource } from './currentParameters';

/** These never change, or change with every change. */
const NOT_OFFERED = new Set(['created_at', 'etag', 'id', 'updated_at']);

/** The fields of the chosen record that a trigger can watch; asks Clio nothing. */
export async function getWatchedFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { schema = '' } = webhookModels().get(currentResource.call(this)) ?? {};
	const choices = fieldsOf(schema)
		.filter((name) => !NOT_OFFERED.has(name))
		.map((value) => ({ name: attributeLabel(value), value, ...descriptionOf(schema, value) }))
		.sort((left, right) => left.name.localeCompare(right.name));
	return await Promise.resolve(choices);
}

function descriptionOf(schema: string, name: string): Pick<INodePropertyOptions, 'description'> {
	const association = associationOf(schema, name);
	if (association === undefined) return {};
	return {
		description:
			association.many === true ? 'Any of them, added, changed or removed' : 'Another one, not changes of it',
	};
}
