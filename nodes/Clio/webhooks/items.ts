import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { toItemData } from '../actions/action';
import type { ReturnFields } from '../actions/returnFields';
import { readReturnFieldsOfTrigger } from '../actions/returnFields';
import type { FieldSelection } from '../catalog/fieldSelection';
import { mergeSelections } from '../catalog/fieldSelection';
import { shownFields } from '../actions/shownFields';
import type { ClioSession } from '../transport/session';
import type { Delivery } from './delivery';
import type { Happening } from './eventId';
import { eventId } from './eventId';
import { neededFields, textOfFields } from './readChanged';
import { readFilters } from './recordFilters';
import type { RecordFilters } from './recordFilters';
import { STATUS_FIELDS } from './occurrences';
import type { TriggerSettings } from './triggerSettings';

/** What stands beside the values of a record. */
export interface Told {
	event: string;
	eventId: string;
	/** that it was missed when it happened, and found later */
	recovered?: true;
	/** why the record was not read */
	notRead?: string;
}

/** How a trigger reads records and puts them out. */
export interface Reading {
	settings: TriggerSettings;
	filters: RecordFilters;
	/** Clio's `fields` for a record */
	fields: string;
	present: (records: readonly unknown[]) => Promise<IDataObject[]>;
}

/**
 * What the node's parameters say about the records; asks Clio nothing.
 *
 * @throws InputProblem naming the parameter that will not do
 */
export function readingOf(this: IWebhookFunctions, session: ClioSession, settings: TriggerSettings): Reading {
	const { model, isAsSent, events } = settings;
	const { schema } = model;
	const filters = readFilters.call(this, session, model);
	const statuses: FieldSelection = events.some((event) => event.startsWith('matter_')) ? STATUS_FIELDS : [];
	const beside = mergeSelections(schema, neededFields(schema), filters.fields, statuses);
	if (isAsSent) {
		const sent: FieldSelection = neededFields(schema).filter((name) => name === 'id' || name === 'etag');
		const present = async (records: readonly unknown[]) =>
			await Promise.resolve(records.map((record) => shownFields(schema, sent, beside, toItemData(record))));
		return { settings, filters, fields: textOfFields(schema, beside), present };
	}
	const { query, present }: ReturnFields = readReturnFieldsOfTrigger.call(this, model.show, beside);
	return {
		settings,
		filters,
		fields: String(query.fields),
		present: async (records) => await present.call(this, session, records),
	};
}

/** An item of a record that was read, or of what Clio sent of it. */
export function itemOf({ isAsSent }: TriggerSettings, record: IDataObject, told: Told, webhookId: string): IDataObject {
	if (!isAsSent) return { ...record, ...told };
	const { event, ...others } = told;
	return { data: record, meta: { event, webhook_id: Number(webhookId) }, ...others };
}

/** An item of a delivery as Clio sent it: of a deleted record, or one that could not be read. */
export function itemAsSent(settings: TriggerSettings, { data, webhookId }: Delivery, told: Told): IDataObject {
	return itemOf(settings, toItemData(data), told, webhookId);
}

/** The name of an event of the trigger at hand. */
export function nameOf(
	this: IWebhookFunctions,
	{ model }: Pick<TriggerSettings, 'model'>,
	happening: Pick<Happening, 'recordId' | 'event' | 'state'>,
): string {
	const { id, webhookId } = this.getNode();
	// A record is created once, in whatever state it is when that is told.
	const state = happening.event === 'created' ? '' : happening.state;
	return eventId({ trigger: webhookId ?? id, model: model.model, ...happening, state });
}
