import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { Clio } from '../../../nodes/Clio/Clio.node';
import { everyParameter, valuesOf } from './parameters';

const { description } = new Clio();
const { properties } = description;
const node = { typeVersion: 1 };

/** A resource and one of its operations, as they stand in a node's parameters. */
export interface Pair extends INodeParameters {
	resource: string;
	operation: string;
}

/** Every resource with each of its operations, as the editor offers them. */
export const PAIRS: Pair[] = valuesOf(properties.find(({ name }) => name === 'resource')).flatMap((resource) =>
	properties
		.filter((each) => each.name === 'operation' && isShown(each, { resource: String(resource) }))
		.flatMap(valuesOf)
		.map((operation) => ({ resource: String(resource), operation: String(operation) })),
);

/** Whether n8n shows a parameter among those values. */
export function isShown(property: INodeProperties, values: INodeParameters): boolean {
	return NodeHelpers.displayParameter(values, property, node, description);
}

/** The parameters that n8n shows for a resource and operation, and what else was chosen as far as it is shown itself. */
export function shownAtFirst(pair: Pair): INodeProperties[] {
	const values = NodeHelpers.getNodeParameters(properties, pair, true, false, node, description) ?? {};
	const { resource, operation } = pair;
	return properties.filter((property) => isShown(property, { ...values, resource, operation }));
}

/**
 * Names that two parameters beside each other have at once, whatever is chosen in the parameters that show or hide them.
 *
 * @param among the parameters of the node, or those inside one of its collections
 */
export function shownTwice(pair: Pair, among: INodeProperties[]): string[] {
	const possible = among.filter((property) => isShown(withoutOthers(property), pair));
	const names = possible.map(({ name }) => name);
	const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
	return repeated.filter((name) => {
		const group = possible.filter((each) => each.name === name);
		return everyChoice(pair, group).some((values) => group.filter((each) => isShown(each, values)).length > 1);
	});
}

/** The parameters inside each collection, group by group. */
export function collections(): Array<{ path: string; among: INodeProperties[] }> {
	return everyParameter(properties)
		.filter(({ parameter }) => parameter.type === 'collection')
		.map(({ path, parameter }) => ({
			path,
			among: (parameter.options ?? []).filter((option) => 'type' in option),
		}));
}

const PAIR_NAMES = ['resource', 'operation', '/resource', '/operation'];

/** A parameter that is shown as soon as resource and operation are right. */
function withoutOthers(property: INodeProperties): INodeProperties {
	const only = (rules: object = {}) =>
		Object.fromEntries(Object.entries(rules).filter(([by]) => PAIR_NAMES.includes(by)));
	const { show, hide } = property.displayOptions ?? {};
	return { ...property, displayOptions: { show: only(show), hide: only(hide) } };
}

/** Every combination of the values that other parameters can have, as far as some of these parameters depend on them. */
function everyChoice(pair: Pair, group: INodeProperties[]): INodeParameters[] {
	const rules = group.flatMap(({ displayOptions: { show, hide } = {} }) => Object.entries({ ...show, ...hide }));
	const others = [...new Set(rules.map(([by]) => by))].filter((by) => !PAIR_NAMES.includes(by));
	return others.reduce<INodeParameters[]>(
		(choices, by) => {
			const told = rules.filter(([each]) => each === by).flatMap(([, values]) => values ?? []);
			const all = [...new Set([...properties.filter(({ name }) => name === by).flatMap(valuesOf), ...told])];
			return choices.flatMap((choice) => all.map((value) => ({ ...choice, [by]: value }) as INodeParameters));
		},
		[pair],
	);
}
