import type { INodeProperties } from 'n8n-workflow';

import { takesValues } from '../catalog/form';
import type { Place } from '../catalog/places';
import { factsByResource } from '../catalog/places';
import { ROLES_WITH_LISTS, roleName, typeParameterOf, usualType } from '../catalog/referenceRoles';
import type { ReferenceFacts } from '../catalog/references';
import { referencesOf } from '../catalog/references';
import { recordKind, searchMethodOf } from '../catalog/recordKinds';
import { locatorProperty } from './locator';
import { ROLE_TEXTS } from './roleTexts';
import { shownAt } from './shownPlaces';

/** Roles whose records people have open in Clio; the others are chosen from their list or named. */
const WITH_URL = new Set(['assignee', 'bill', 'client', 'contact', 'item', 'matter', 'parent', 'subject', 'task']);

/**
 * Records that nobody looks for in a list, because they come from earlier nodes: a text takes their ID or name, which keeps the
 * description small.
 */
const AS_TEXT = new Set([
	'activity',
	'bill',
	'billTheme',
	'calendarEntry',
	'cascadingSource',
	'clientPortal',
	'coCounselContact',
	'communication',
	'contactNote',
	'conversation',
	'currency',
	'matterNote',
	'task',
	'textMessageConversation',
	'utbmsCode',
	'utbmsExpense',
]);

/** A property of a role, and the places at which it is the same. */
interface Shared {
	property: INodeProperties;
	prominent: boolean;
	places: Place[];
}

const shared = sharedProperties();

/** What nearly everybody fills in; shown in the node's panel by itself. */
export const prominentReferenceProperties: INodeProperties[] = shared
	.filter(({ prominent }) => prominent)
	.flatMap(({ property, places }) =>
		shownAt(places).map((show) => ({ ...property, displayOptions: { show: { ...show } } })),
	);

/** The others, as options of one collection; of each resource those that it has. */
export const relatedRecordsProperties: INodeProperties[] = collections();

/** What a record belongs to. */
export const referenceProperties: INodeProperties[] = [...prominentReferenceProperties, ...relatedRecordsProperties];

/** The properties of all roles in the order of their names, the choice of a kind before its locator. */
function sharedProperties(): Shared[] {
	const made = new Map<string, INodeProperties[]>();
	const found = new Map<string, Shared>();
	for (const [resource, operations] of factsByResource()) {
		for (const [operation, facts] of operations) {
			for (const { parameter, kinds, required, prominent } of referencesOf(facts)) {
				// The values may name the record instead, and n8n would not run a node whose required locator is empty.
				const isRequired = required && prominent && !takesValues(facts);
				const likeness = [parameter, isRequired, prominent, ...kinds.keys(), ...kinds.values()].join(' ');
				const properties =
					made.get(likeness) ??
					(!prominent && AS_TEXT.has(parameter) ? textOf : propertiesOf)(parameter, kinds, isRequired);
				made.set(likeness, properties);
				for (const property of properties) {
					const { name, modes, options = [] } = property;
					const shape = (modes ?? options).map((each) => each.name).join(' ');
					const key = [name, prominent, shape].join(' ');
					const same = found.get(key);
					const places = [...(same?.places ?? []), { resource, operation }];
					found.set(key, {
						property: same === undefined ? property : both(same.property, property),
						prominent,
						places,
					});
				}
			}
		}
	}
	return [...found.values()].sort(byName(({ property }) => property.displayName.replace(/ Type$/, '')));
}

/** One property for several places; that it is required is told by the node itself where it is not required everywhere. */
function both(one: INodeProperties, other: INodeProperties): INodeProperties {
	return one.required === true ? other : one;
}

/** The locator of a role, behind the choice of its kind where there are several. */
function propertiesOf(parameter: string, kinds: ReferenceFacts['kinds'], required: boolean): INodeProperties[] {
	const locator = locatorProperty({
		displayName: roleName(parameter),
		name: parameter,
		kinds: [...kinds.values()].filter((kind) => kind !== undefined),
		...(ROLES_WITH_LISTS.includes(parameter) ? { searchMethod: searchMethodOf(parameter) } : {}),
		...(required ? { required } : {}),
		withUrl: WITH_URL.has(parameter),
		description: ROLE_TEXTS[parameter] ?? '',
	});
	return kinds.size < 2 ? [locator] : [typeProperty(parameter, kinds), locator];
}

/** A text for the ID or, where it has one, the name of a record. */
function textOf(parameter: string, kinds: ReferenceFacts['kinds']): INodeProperties[] {
	const kind = [...kinds.values()].find((each) => each !== undefined);
	const hasName = kind !== undefined && (recordKind(kind)?.exact.length ?? 0) > 0;
	return [
		{
			displayName: `${roleName(parameter)} ${hasName ? 'Name or ID' : 'ID'}`,
			name: parameter,
			type: 'string',
			default: '',
			description: ROLE_TEXTS[parameter] ?? '',
		},
	];
}

function typeProperty(parameter: string, kinds: ReferenceFacts['kinds']): INodeProperties {
	const name = roleName(parameter);
	return {
		displayName: `${name} Type`,
		name: typeParameterOf(parameter),
		type: 'options',
		options: [...kinds.keys()].sort().map((type) => ({ name: type.replace(/(?<=.)[A-Z]/g, ' $&'), value: type })),
		default: usualType({ kinds }),
		description: `What kind of record the ${name.toLowerCase()} is`,
	};
}

/** Collections that share no resource, each shown where at least one of its options is. */
function collections(): INodeProperties[] {
	const inner = shared.filter(({ prominent }) => !prominent);
	const everywhere = inner.flatMap(({ places }) => places);
	return shownAt(everywhere).map((show) => ({
		displayName: 'Related Records',
		name: 'relatedRecords',
		type: 'collection',
		placeholder: 'Add Related Record',
		default: {},
		displayOptions: { show: { ...show } },
		description: 'Other records that it belongs to or is about',
		options: inner
			.flatMap(({ property, places }) =>
				optionConditions(
					places.filter(({ resource }) => show.resource.includes(resource)),
					everywhere,
				).map((condition) => ({ ...property, displayOptions: { show: condition } })),
			)
			.sort(byName(({ displayName }) => displayName)),
	}));
}

/** When an option is shown; where it is as often as its collection, the resource says enough. */
function optionConditions(places: readonly Place[], ofCollection: readonly Place[]): Array<Record<string, string[]>> {
	const operationsIn = (all: readonly Place[], wanted: string) =>
		new Set(all.filter(({ resource }) => resource === wanted).map(({ operation }) => operation)).size;
	const isAlways = ({ resource }: Place) => operationsIn(places, resource) === operationsIn(ofCollection, resource);
	const always = [...new Set(places.filter(isAlways).map(({ resource }) => resource))];
	if (always.length > 0 && places.every(isAlways)) return [{ '/resource': always }];
	return shownAt(places).map(({ resource, operation }) => ({ '/resource': resource, '/operation': operation }));
}

/** The order of the alphabet, without the time that rules of languages take to load. */
function byName<Named>(nameOf: (named: Named) => string): (left: Named, right: Named) => number {
	return (left, right) => {
		const [before, after] = [nameOf(left).toLowerCase(), nameOf(right).toLowerCase()];
		return before < after ? -1 : Number(before > after);
	};
}
