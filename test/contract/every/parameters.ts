import type { INode, INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { factsOf, schemaByName } from '../../../nodes/Clio/catalog/catalog';
import { placeOf } from '../../../nodes/Clio/catalog/places';
import type { OperationFacts } from '../../../nodes/Clio/catalog/types';
import { Clio } from '../../../nodes/Clio/Clio.node';
import type { Chosen, Write } from './writes';

const { description } = new Clio();

/** A locator as the editor stores it after "By ID". */
export const byId = (id: unknown) => ({ __rl: true, mode: 'id', value: String(id) });

/** The top-level properties that the editor shows for these parameters, by name. */
export function shownProperties(parameters: INodeParameters): ReadonlyMap<string, INodeProperties> {
	const node: Pick<INode, 'typeVersion'> = { typeVersion: 1 };
	const shown = description.properties.filter((property) =>
		NodeHelpers.displayParameter(parameters, property, node, description),
	);
	return new Map(shown.map((property) => [property.name, property]));
}

/**
 * Puts parameters in their places: into the panel, or into the collection that has an option of that name.
 *
 * @throws Error for a name that the editor does not show for the resource and operation
 */
export function placed(
	operation: OperationFacts,
	given: Readonly<Record<string, NodeParameterValueType | undefined>>,
): INodeParameters {
	const parameters: INodeParameters = { authentication: 'token', ...placeOf(operation) };
	for (const name of ['specifyValues', 'returnFields', 'returnAll', 'sortBy']) {
		if (given[name] !== undefined) parameters[name] = given[name];
	}
	const shown = shownProperties(parameters);
	for (const [name, value] of Object.entries(given)) {
		if (value === undefined) continue;
		if (shown.has(name)) {
			parameters[name] = value;
			continue;
		}
		const collection = [...shown.values()].find(
			({ type, options = [] }) => type === 'collection' && options.some((option) => option.name === name),
		);
		if (collection === undefined) throw new Error(`${operation.id}: the editor shows no "${name}"`);
		const inner = parameters[collection.name];
		parameters[collection.name] = { ...(typeof inner === 'object' ? inner : {}), [name]: value } as INodeParameters;
	}
	return parameters;
}

/** Names of parameters, and of options in collections, that the editor does not show beside the others. */
export function hiddenParameters(parameters: INodeParameters): string[] {
	const shown = shownProperties({ authentication: 'token', returnAll: false, ...parameters });
	return Object.entries(parameters).flatMap(([name, value]) => {
		const property = shown.get(name);
		if (property === undefined) return [name];
		if (property.type !== 'collection' || typeof value !== 'object' || value === null) return [];
		const options = (property.options ?? []).filter(
			(option): option is INodeProperties => 'type' in option && isOptionShown(option, parameters),
		);
		return Object.keys(value)
			.filter((inner) => !options.some((option) => option.name === inner))
			.map((inner) => `${name}.${inner}`);
	});
}

/** Options of a collection are shown by what stands in the panel. */
export function isOptionShown(option: INodeProperties, parameters: INodeParameters): boolean {
	const node: Pick<INode, 'typeVersion'> = { typeVersion: 1 };
	return NodeHelpers.displayParameter(parameters, option, node, description, parameters);
}

/** The locators of a write, with their types where there are several kinds. */
export function locatorsOf({ records = {} }: Write): Record<string, NodeParameterValueType> {
	return Object.fromEntries(
		Object.entries(records).flatMap(([name, chosen]: [string, Chosen]) =>
			typeof chosen === 'number'
				? [[name, byId(chosen)]]
				: [
						[`${name}Type`, chosen[0]],
						[name, byId(chosen[1])],
					],
		),
	);
}

/** Everything that can be asked for of what an operation answers with: attributes, and the IDs of related records. */
export function everyField({ schema = '' }: OperationFacts): string[] {
	const { attributes = {}, associations = {} } = schemaByName(schema) ?? {};
	const related = Object.entries(associations).flatMap(([name, association]) => {
		const inner = schemaByName(association.schema);
		return inner?.attributes.id === undefined ? [] : [`${name}.id`];
	});
	const plain = Object.keys(attributes).filter((name) => associations[name] === undefined);
	return [...plain, ...related];
}

/** Whether a path needs a record's ID. */
export const hasPlace = ({ pathParameters = {} }: OperationFacts, place: string) => pathParameters[place] !== undefined;

/** Query names that Clio requires. */
export function requiredQuery({ query = {} }: OperationFacts): string[] {
	return Object.entries(query).flatMap(([name, entry]) => (factsOf(entry).required === true ? [name] : []));
}
