import type {
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	NodeParameterValueType,
} from 'n8n-workflow';

import { placeOf } from '../../../nodes/Clio/catalog/places';
import { sortColumns as columnsOf } from '../../../nodes/Clio/catalog/sortColumns';
import type { OperationFacts } from '../../../nodes/Clio/catalog/types';
import type { Known } from '../../sandbox/support/happyPaths';
import { byId, isOptionShown, shownProperties } from './parameters';

/** A filter of a list and what it is set to. */
export interface Filter {
	name: string;
	value: NodeParameterValueType;
}

/** IDs for filters that stand for records; any other record is asked for by an ID that need not be there. */
const KNOWN_AS: Readonly<Record<string, string>> = {
	contact: 'client',
	client: 'client',
	conversation: 'conversation',
	jurisdiction: 'jurisdiction',
	matter: 'matter',
	serviceType: 'service',
	trigger: 'trigger',
	user: 'user',
};

/** Texts that Clio takes in filters that are texts to the editor. */
const TEXTS: Readonly<Record<string, string>> = {
	kind: 'matter',
	startTime: '2026-02-03T09:00:00Z',
};

/** What the editor shows in the panel for an operation beside the record: what Clio must be told. */
export function panelFilters(operation: OperationFacts, known: Known): Filter[] {
	return [...shownProperties({ authentication: 'token', ...placeOf(operation) }).values()]
		.filter(({ name, required }) => required === true && name !== 'record' && name !== 'binaryPropertyName')
		.map((property) => ({ name: property.name, value: sampleOf(property, known, operation) }));
}

/** Filters that Clio takes beside another one only. */
const COMPANIONS: Readonly<Record<string, Readonly<Record<string, NodeParameterValueType>>>> = {
	externalPropertyName: { externalPropertyValue: 'a' },
	externalPropertyValue: { externalPropertyName: 'a' },
	ownerEntriesAcrossAllUsers: { matter: byId(1) },
	subject: { subjectType: 'task' },
};

/** Every option that the editor offers under Filters for a list, each with a value and what it cannot be without. */
export function filtersIn(operation: OperationFacts, known: Known): INodeParameters[] {
	const collection = shownProperties({ authentication: 'token', ...placeOf(operation) }).get('filters');
	return (collection?.options ?? [])
		.filter(isProperty)
		.filter((option) => isOptionShown(option, { ...placeOf(operation) }))
		.map(
			(option): INodeParameters => ({ ...COMPANIONS[option.name], [option.name]: sampleOf(option, known, operation) }),
		);
}

/** What the list can be sorted by. */
export function sortColumns(operation: OperationFacts): string[] {
	const isShown = shownProperties({ authentication: 'token', ...placeOf(operation) }).has('sortBy');
	return isShown ? columnsOf(operation) : [];
}

function isProperty(
	option: INodePropertyOptions | INodeProperties | INodePropertyCollection,
): option is INodeProperties {
	return 'type' in option;
}

function sampleOf(
	{ name, displayName, type, options = [], placeholder = '' }: INodeProperties,
	known: Known,
	{ id }: OperationFacts,
): NodeParameterValueType {
	const [choice = ''] = options.flatMap((option) => ('value' in option && option.value !== '' ? [option.value] : []));
	switch (type) {
		case 'boolean':
			return true;
		case 'options':
			return choice;
		case 'multiOptions':
			return [String(choice)];
		case 'dateTime':
			return '2026-02-03T00:00:00';
		case 'number':
			return 1;
		case 'resourceLocator':
			return byId(known[KNOWN_AS[name] ?? ''] ?? 1);
		case 'fixedCollection': {
			const field = known[id === 'Contact#index' ? 'contactField' : 'matterField'];
			return { conditions: [{ field: byId(field), operator: 'equals', value: 'Web' }] };
		}
		default:
			if (/(^| )IDs?$/.test(displayName)) return placeholder === '' ? '1' : '1, 2';
			return TEXTS[name] ?? 'a';
	}
}
