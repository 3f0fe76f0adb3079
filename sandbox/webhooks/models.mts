import type { Json } from '../json/shape.mjs';

export interface WebhookModel {
	/** Clio takes it in place of the name. */
	readonly number: number;
	readonly resource: string;
	readonly events: readonly string[];
}

const common = ['created', 'updated', 'deleted'];

/** The event of each status a matter can come to. */
export const statusEvents: Readonly<Record<string, string>> = {
	Open: 'matter_opened',
	Pending: 'matter_pended',
	Closed: 'matter_closed',
};

const model = (number: number, resource: string, events: readonly string[] = common): WebhookModel => ({
	number,
	resource,
	events,
});

/** The models that webhooks are for, by name (Clio: Webhooks, Supported Models). */
export const webhookModels: Readonly<Record<string, WebhookModel>> = {
	matter: model(1, 'Matter', [...common, ...Object.values(statusEvents)]),
	activity: model(2, 'Activity'),
	bill: model(3, 'Bill'),
	calendar_entry: model(4, 'CalendarEntry'),
	communication: model(5, 'Communication'),
	contact: model(6, 'Contact'),
	task: model(7, 'Task'),
	document: model(8, 'Document'),
	folder: model(9, 'Folder'),
	clio_payments_payment: model(10, 'ClioPaymentsPayment', ['created', 'updated']),
};

const names = Object.keys(webhookModels);

/** The name of the model given by name or number; undefined when there is none. */
export const modelName = (given: Json | undefined): string | undefined =>
	names.find((name) => name === given || webhookModels[name]?.number === given);

const namesByResource = new Map(names.map((name) => [webhookModels[name]?.resource ?? '', name]));

/** The model of a resource; undefined for resources without webhooks. */
export const modelOfResource = (resource: string): string | undefined => namesByResource.get(resource);
