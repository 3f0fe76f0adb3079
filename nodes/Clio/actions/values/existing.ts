import type { IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import type { FieldSelection } from '../../catalog/fieldSelection';
import { fieldsText } from '../../catalog/fieldSelection';
import type { OperationFacts } from '../../catalog/types';
import { readRecord } from '../../transport/coalescing/readRecord';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import type { PathIds } from '../locators';
import { readsAhead } from '../readsAhead';

const CUSTOM_FIELDS = {
	custom_field_values: ['id', 'field_name', 'field_type', 'value', 'soft_deleted', 'custom_field', 'picklist_option'],
};

/** What an update must know of a record, by Clio's name of the kind: the same for all items, so that they share requests. */
export const NEEDED: Readonly<Record<string, FieldSelection>> = {
	Activity: ['id', 'type', 'billed', 'on_bill'],
	Contact: [
		'id',
		'type',
		CUSTOM_FIELDS,
		{ email_addresses: ['id', 'name', 'address', 'primary'] },
		{ phone_numbers: ['id', 'name', 'number', 'primary'] },
		{ addresses: ['id', 'name', 'street', 'city', 'province', 'postal_code', 'country', 'primary'] },
		{ web_sites: ['id', 'name', 'address', 'default_web_site'] },
		{ instant_messengers: ['id', 'name', 'address'] },
	],
	Matter: ['id', CUSTOM_FIELDS],
};

/**
 * What a record holds before it is changed, as far as a change depends on it: the IDs of its rows, the type of an activity.
 * One request a record at most, and one for up to 200 items that change records in the same way.
 *
 * @param operation the update
 */
export async function existingRecord(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	ids: PathIds,
	itemIndex: number,
): Promise<Readonly<Record<string, unknown>>> {
	const [kind = ''] = operation.id.split('#');
	const show = operationById(`${kind}#show`);
	const query = { fields: fieldsText(show.schema ?? '', NEEDED[kind] ?? ['id']) };
	const ahead = () => Promise.resolve(readsAhead.call(this, session, operation, itemIndex, query));
	const record = await readRecord.call(this, session, show, { ids, query }, ahead);
	return isRecord(record) ? record : {};
}
