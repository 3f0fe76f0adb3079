import type { CredentialReference } from '../realN8n/examples.mjs';
import type { JsonRecord } from '../realN8n/json.mjs';
import type { WorkflowForm } from '../realN8n/rest/workflows.mjs';

export const TRIGGER = 'Start';

/** Eight fields of a matter, as Clio's `fields` text has them. */
export const MATTER_FIELDS = [
	'id',
	'display_number',
	'description',
	'status',
	'open_date',
	'billable',
	'updated_at',
	'client{id,name}',
] as const;

/** As the Clio node's Choose takes them. */
const CHOSEN_FIELDS = [...MATTER_FIELDS.slice(0, -1), 'client.id', 'client.name'];

/** What takes part in the bench: a workflow, and the nodes whose time counts. */
export interface Contestant {
	name: string;
	/** their times are added up; the last one's output is looked at */
	nodes: readonly JsonRecord[];
	/** the items that the workflow starts with; one empty item when absent */
	input?: readonly JsonRecord[];
}

/** A workflow that does nothing, against which memory is measured. */
export const EMPTY: Contestant = { name: 'empty workflow', nodes: [] };

/** Every matter of the firm with {@link MATTER_FIELDS}. */
export function allMatters(credential: CredentialReference, baseUrl: string): [clio: Contestant, http: Contestant] {
	const clio = clioNode('Clio', credential, {
		resource: 'matter',
		operation: 'getAll',
		returnAll: true,
		returnFields: 'choose',
		chosenFields: CHOSEN_FIELDS,
	});
	const more = '$response.body.meta.paging.next';
	const http = httpNode('HTTP Request', credential, {
		url: `${baseUrl}/api/v4/matters.json`,
		sendQuery: true,
		queryParameters: {
			parameters: [
				{ name: 'fields', value: MATTER_FIELDS.join(',') },
				{ name: 'limit', value: '200' },
				{ name: 'order', value: 'id(asc)' },
			],
		},
		options: {
			response: { response: { responseFormat: 'json' } },
			pagination: {
				pagination: {
					paginationMode: 'responseContainsNextURL',
					nextURL: `={{ ${more} }}`,
					paginationCompleteWhen: 'other',
					completeExpression: `={{ !${more} }}`,
				},
			},
		},
	});
	const splitOut = {
		name: 'Split Out',
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		parameters: { fieldToSplitOut: 'data', options: {} },
	};
	return [
		{ name: 'Clio: Get Many', nodes: [clio] },
		{ name: 'HTTP Request + Split Out', nodes: [http, splitOut] },
	];
}

/** Matters by id, one an item. */
export function lookups(
	credential: CredentialReference,
	baseUrl: string,
	ids: readonly unknown[],
): [clio: Contestant, http: Contestant] {
	const input = ids.map((id) => ({ json: { id } }));
	const clio = clioNode('Clio', credential, {
		resource: 'matter',
		operation: 'get',
		record: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		returnFields: 'choose',
		chosenFields: CHOSEN_FIELDS,
	});
	const http = httpNode('HTTP Request', credential, {
		url: `=${baseUrl}/api/v4/matters/{{ $json.id }}.json`,
		sendQuery: true,
		queryParameters: { parameters: [{ name: 'fields', value: MATTER_FIELDS.join(',') }] },
		options: { response: { response: { responseFormat: 'json' } } },
	});
	return [
		{ name: 'Clio: Get', nodes: [clio], input },
		{ name: 'HTTP Request', nodes: [http], input },
	];
}

/** The workflow that n8n stores: a manual trigger, with its input pinned to it, and the nodes in a row. */
export function workflowOf({ name, nodes, input }: Contestant): WorkflowForm {
	const trigger = { name: TRIGGER, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };
	const all: JsonRecord[] = [trigger, ...nodes];
	const names = all.map((node) => String(node.name));
	const links = names.slice(1).map((node, index) => [names[index], { main: [[{ node, type: 'main', index: 0 }]] }]);
	return {
		name,
		nodes: all.map((node, index) => ({ ...node, id: `node-${index}`, position: [index * 220, 0] })),
		connections: Object.fromEntries(links) as JsonRecord,
		settings: { executionOrder: 'v1' },
		...(input === undefined ? {} : { pinData: { [TRIGGER]: input } }),
	};
}

export function clioNode(
	name: string,
	{ type, id, name: called }: CredentialReference,
	parameters: JsonRecord,
): JsonRecord {
	return {
		name,
		type: 'n8n-nodes-clio.clio',
		typeVersion: 1,
		parameters: { authentication: 'oAuth2', ...parameters },
		credentials: { [type]: { id, name: called } },
	};
}

function httpNode(name: string, { type, id, name: called }: CredentialReference, parameters: JsonRecord): JsonRecord {
	return {
		name,
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'GET',
			authentication: 'predefinedCredentialType',
			nodeCredentialType: type,
			sendHeaders: true,
			headerParameters: { parameters: [{ name: 'User-Agent', value: 'bench/1.0' }] },
			...parameters,
		},
		credentials: { [type]: { id, name: called } },
	};
}
