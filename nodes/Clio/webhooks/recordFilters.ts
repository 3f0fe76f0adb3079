import type { FieldSelection } from '../catalog/fieldSelection';
import { mergeSelections } from '../catalog/fieldSelection';
import type { WebhookFilter } from '../catalog/webhookFilters';
import { WEBHOOK_FILTERS, webhookFilterFields } from '../catalog/webhookFilters';
import type { WebhookModel } from '../catalog/webhookModels';
import { InputProblem } from '../transport/errors/inputProblem';
import { idOfUrl, located } from '../transport/lookup/locatedId';
import { isRecord } from '../transport/record';
import type { ClioSession, TriggerContext } from '../transport/session';

/** Of which records a trigger tells. */
export interface RecordFilters {
	/** what must be read of a record to tell; nothing where every record will do */
	fields: FieldSelection;
	accepts: (record: Readonly<Record<string, unknown>>) => boolean;
}

interface Condition {
	attribute: string;
	accepts: (value: unknown) => boolean;
}

/**
 * The node's filters; asks Clio nothing.
 *
 * @throws InputProblem naming a filter that holds no ID
 */
export function readFilters(this: TriggerContext, session: ClioSession, model: WebhookModel): RecordFilters {
	const given: unknown = this.getNodeParameter('filters', {});
	const conditions = WEBHOOK_FILTERS.flatMap((filter) => {
		const attribute = Object.hasOwn(filter.attributes, model.resource) ? filter.attributes[model.resource] : undefined;
		const value = isRecord(given) ? given[filter.parameter] : undefined;
		return attribute === undefined ? [] : conditionOf(session, filter, attribute, value);
	});
	return {
		fields: mergeSelections(
			model.schema,
			conditions.flatMap(({ attribute }) => webhookFilterFields(model.schema, attribute)),
		),
		accepts: (record) => conditions.every(({ attribute, accepts }) => accepts(record[attribute])),
	};
}

function conditionOf(session: ClioSession, filter: WebhookFilter, attribute: string, value: unknown): Condition[] {
	if (filter.kind === undefined) {
		const wanted = (Array.isArray(value) ? value : [value ?? '']).map(comparable).filter((text) => text !== '');
		return wanted.length === 0 ? [] : [{ attribute, accepts: (each) => wanted.includes(comparable(each)) }];
	}
	const id = chosenId(session, filter, value);
	return id === undefined ? [] : [{ attribute, accepts: (each) => refersTo(each, id, filter.kind === 'user') }];
}

/** Clio writes some choices with a capital where it reads them in lower case. */
function comparable(value: unknown): string {
	return String(value ?? '').toLowerCase();
}

function chosenId(session: ClioSession, { kind, label }: WebhookFilter, value: unknown): string | undefined {
	const given = located(value);
	if ('id' in given) return given.id;
	if ('url' in given) return idOfUrl(session, given.url, kind, label);
	if ('nothing' in given) return undefined;
	throw new InputProblem(`The filter ${label} holds no ID`, 'Choose from the list, or give an ID.');
}

/** Whether a value is the record with an ID, or refers to it; who may be a user or a contact has a type. */
function refersTo(value: unknown, id: string, isUser: boolean): boolean {
	if (Array.isArray(value)) return value.some((each) => refersTo(each, id, isUser));
	if (!isRecord(value)) return String(value) === id;
	return String(value.id) === id && (!isUser || (value.type ?? 'User') === 'User');
}
