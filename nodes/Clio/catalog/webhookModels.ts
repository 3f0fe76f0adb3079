import { factsOf, operationById } from './catalog';
import { operationOfPlace } from './places';
import type { OperationFacts } from './types';

/** What webhooks can tell of one kind of record (Clio: Webhooks, Supported Models). */
export interface WebhookModel {
	/** a value of the nodes' `resource`, such as `calendarEntry` */
	resource: string;
	/** Clio's name, such as `calendar_entry` */
	model: string;
	/** name in the schemas */
	schema: string;
	/** reads one record */
	show: OperationFacts;
	/** reads many */
	list: OperationFacts;
	events: readonly string[];
}

const COMMON = ['created', 'updated', 'deleted'];

/** Models whose events are not the common ones. */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
	clio_payments_payment: ['created', 'updated'],
	matter: [...COMMON, 'matter_opened', 'matter_pended', 'matter_closed'],
};

const models = new Map(modelNames().map((model) => [resourceOf(model), toModel(model)]));

/** Everything that webhooks can be for, by the value of `resource`. */
export function webhookModels(): ReadonlyMap<string, WebhookModel> {
	return models;
}

function modelNames(): string[] {
	const { enum: names = [] } = factsOf(operationById('Webhook#create').body?.model ?? 'string');
	return names.map(String).sort();
}

function resourceOf(model: string): string {
	return model.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function toModel(model: string): WebhookModel {
	const resource = resourceOf(model);
	const show = operationOfPlace({ resource, operation: 'get' });
	const list = operationOfPlace({ resource, operation: 'getAll' });
	if (show?.schema === undefined || list === undefined) throw new Error(`Clio's ${model} cannot be read`);
	return { resource, model, schema: show.schema, show, list, events: EVENTS[model] ?? COMMON };
}
