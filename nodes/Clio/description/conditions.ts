import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { Place } from '../catalog/places';
import { offer } from './offer';

type Rules = NonNullable<IDisplayOptions['show']>;

const everywhere: Place[] = [...offer()].flatMap(([resource, operations]) =>
	operations.map((operation) => ({ resource, operation })),
);

/**
 * The same properties, each under the shortest conditions on resource and operation that show it exactly where it was shown.
 * What is inside a collection only has to be told apart where the collection is shown.
 */
export function shortened(properties: readonly INodeProperties[]): INodeProperties[] {
	return properties.map((property) => {
		// Operations are chosen by what is shown under the resource, and must not depend on themselves.
		if (property.name === 'operation') return property;
		const short = shortenedBy('', property, everywhere);
		if (property.type !== 'collection') return short;
		const within = everywhere.filter((place) => isShown('', property.displayOptions, place));
		const options = (property.options ?? []).map((option) =>
			'type' in option ? shortenedBy('/', option, within) : option,
		);
		return { ...short, options };
	});
}

/** @param root `/` inside a collection, from where the names of the node's own parameters begin with it */
function shortenedBy(root: string, property: INodeProperties, among: readonly Place[]): INodeProperties {
	const { displayOptions, ...rest } = property;
	if (displayOptions === undefined) return property;
	const wanted = among.filter((place) => isShown(root, displayOptions, place));
	const other: IDisplayOptions = {
		show: withoutPlaces(root, displayOptions.show),
		hide: withoutPlaces(root, displayOptions.hide),
	};
	const [shortest] = candidates(root, wanted, among)
		.filter((each) => among.every((place) => isShown(root, each, place) === wanted.includes(place)))
		.map((each) => joined(each, other))
		.concat(displayOptions)
		.sort((left, right) => JSON.stringify(left).length - JSON.stringify(right).length);
	return shortest === undefined || isEmpty(shortest) ? rest : { ...rest, displayOptions: shortest };
}

/** Ways to say where a property is shown; not all of them are exact. */
function candidates(root: string, wanted: readonly Place[], among: readonly Place[]): IDisplayOptions[] {
	const [resource, operation] = [`${root}resource`, `${root}operation`];
	const [resources, operations] = [valuesOf(wanted, 'resource'), valuesOf(wanted, 'operation')];
	const isOfOperations = (place: Place) => operations.includes(place.operation);
	const isOfResources = (place: Place) => resources.includes(place.resource);
	const otherResources = valuesOf(among, 'resource').filter((each) => !resources.includes(each));
	const otherOperations = valuesOf(among, 'operation').filter((each) => !operations.includes(each));
	const othersWithOperations = valuesOf(among.filter(isOfOperations), 'resource').filter(
		(each) => !resources.includes(each),
	);
	const othersOfResources = valuesOf(among.filter(isOfResources), 'operation').filter(
		(each) => !operations.includes(each),
	);
	return [
		{},
		{ show: { [resource]: resources } },
		{ show: { [operation]: operations } },
		{ show: { [resource]: resources, [operation]: operations } },
		{ hide: { [resource]: otherResources } },
		{ hide: { [operation]: otherOperations } },
		{ show: { [resource]: resources }, hide: { [operation]: othersOfResources } },
		{ show: { [operation]: operations }, hide: { [resource]: othersWithOperations } },
	];
}

function valuesOf(places: readonly Place[], name: keyof Place): string[] {
	return [...new Set(places.map((place) => place[name]))].sort();
}

/** Whether conditions on resource and operation show something at a place, whatever other conditions say. */
function isShown(root: string, { show = {}, hide = {} }: IDisplayOptions = {}, place: Place): boolean {
	const meets = (rules: Rules, name: keyof Place) => rules[`${root}${name}`]?.includes(place[name]);
	return (
		meets(show, 'resource') !== false &&
		meets(show, 'operation') !== false &&
		meets(hide, 'resource') !== true &&
		meets(hide, 'operation') !== true
	);
}

function withoutPlaces(root: string, rules: Rules = {}): Rules {
	const names = [`${root}resource`, `${root}operation`];
	return Object.fromEntries(Object.entries(rules).filter(([name]) => !names.includes(name)));
}

function joined(left: IDisplayOptions, right: IDisplayOptions): IDisplayOptions {
	const show = { ...left.show, ...right.show };
	const hide = { ...left.hide, ...right.hide };
	return {
		...(Object.keys(show).length === 0 ? {} : { show }),
		...(Object.keys(hide).length === 0 ? {} : { hide }),
	};
}

function isEmpty({ show, hide }: IDisplayOptions): boolean {
	return show === undefined && hide === undefined;
}
