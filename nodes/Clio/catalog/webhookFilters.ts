import { factsOf, schemaByName } from './catalog';
import type { FieldSelection } from './fieldSelection';
import { associationOf, isField } from './fieldSelection';
import { webhookModels } from './webhookModels';

/** What narrows the records of which a trigger tells. Clio's webhooks know no filters, so the record that was read decides. */
export interface WebhookFilter {
	/** name of the parameter */
	parameter: string;
	label: string;
	/** the kind of record to choose; undefined where one of `choices` is meant */
	kind?: string;
	/** the attribute or association that decides, by the value of `resource` */
	attributes: Readonly<Record<string, string>>;
}

/** In alphabetical order of their labels. */
export const WEBHOOK_FILTERS: readonly WebhookFilter[] = [
	{ parameter: 'assignee', label: 'Assignee', kind: 'user', attributes: { task: 'assignee' } },
	{ parameter: 'calendar', label: 'Calendar', kind: 'calendar', attributes: { calendarEntry: 'calendar_owner' } },
	{ parameter: 'client', label: 'Client', kind: 'contact', attributes: { bill: 'client', matter: 'client' } },
	{
		parameter: 'contact',
		label: 'Contact',
		kind: 'contact',
		attributes: { clioPaymentsPayment: 'contact', contact: 'id', document: 'contact', folder: 'contact' },
	},
	{
		parameter: 'matter',
		label: 'Matter',
		kind: 'matter',
		attributes: {
			activity: 'matter',
			bill: 'matters',
			calendarEntry: 'matter',
			clioPaymentsPayment: 'matters',
			communication: 'matter',
			document: 'matter',
			folder: 'matter',
			matter: 'id',
			task: 'matter',
		},
	},
	{
		parameter: 'originatingAttorney',
		label: 'Originating Attorney',
		kind: 'user',
		attributes: { matter: 'originating_attorney' },
	},
	{
		parameter: 'practiceArea',
		label: 'Practice Area',
		kind: 'practiceArea',
		attributes: { matter: 'practice_area' },
	},
	{
		parameter: 'responsibleAttorney',
		label: 'Responsible Attorney',
		kind: 'user',
		attributes: { matter: 'responsible_attorney' },
	},
	{
		parameter: 'status',
		label: 'Status',
		attributes: { bill: 'state', clioPaymentsPayment: 'state', matter: 'status', task: 'status' },
	},
	{ parameter: 'type', label: 'Type', attributes: { activity: 'type', communication: 'type', contact: 'type' } },
	{ parameter: 'user', label: 'User', kind: 'user', attributes: { activity: 'user', communication: 'user' } },
];

/** What can be chosen for a filter without a kind. */
export function webhookFilterChoices(resource: string, attribute: string): string[] {
	const { schema = '' } = webhookModels().get(resource) ?? {};
	return (factsOf(schemaByName(schema)?.attributes[attribute] ?? 'string').enum ?? []).map(String);
}

/** What must be read of a record to decide a filter. */
export function webhookFilterFields(schema: string, attribute: string): FieldSelection {
	const association = associationOf(schema, attribute);
	if (association === undefined) return [attribute];
	return [{ [attribute]: ['id', 'type'].filter((name) => isField(association.schema, name, association)) }];
}
