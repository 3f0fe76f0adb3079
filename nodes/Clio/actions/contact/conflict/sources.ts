import { operationById } from '../../../catalog/catalog';
import { fieldsText } from '../../../catalog/fieldSelection';
import type { FieldSelection } from '../../../catalog/fieldSelection';
import type { OperationFacts } from '../../../catalog/types';
import type { QueryValues } from '../../../transport/query';

/** The lists of Clio that a conflict check looks through. */
export type SourceName = 'contacts' | 'matters' | 'relationships' | 'matter_notes' | 'contact_notes' | 'communications';

export interface Source {
	name: SourceName;
	list: OperationFacts;
	/** what the list is always asked for */
	query: QueryValues;
	/** the share of the requests that are left which reading all of it may take */
	share: number;
	/** whether the search of Clio finds its records; the others are asked for by the contact */
	isSearchable: boolean;
}

const MATTER = { matter: ['id', 'display_number', 'description', 'status'] };

function source(
	name: SourceName,
	operationId: string,
	fields: FieldSelection,
	share: number,
	more: QueryValues = {},
): Source {
	const list = operationById(operationId);
	const order = list.order?.values.includes('id(asc)') === true ? { order: 'id(asc)' } : {};
	return {
		name,
		list,
		share,
		query: { ...more, ...order, limit: list.page?.max, fields: fieldsText(list.schema ?? '', fields) },
		isSearchable: list.query?.query !== undefined,
	};
}

const NOTE_FIELDS: FieldSelection = ['id', 'subject', 'detail', 'date'];

/** In the order in which the requests are spent: who somebody is comes before what was written about them. */
export const SOURCES: readonly Source[] = [
	source(
		'contacts',
		'Contact#index',
		[
			'id',
			'type',
			'name',
			'is_client',
			{ email_addresses: ['address'], phone_numbers: ['number'], company: ['id', 'name'] },
		],
		0.6,
	),
	source(
		'matters',
		'Matter#index',
		['id', 'display_number', 'description', 'status', 'close_date', { client: ['id', 'name', 'type'] }],
		0.6,
	),
	source(
		'relationships',
		'Relationship#index',
		['id', 'description', { contact: ['id', 'name', 'type'], ...MATTER }],
		0.6,
	),
	source('matter_notes', 'Note#index', [...NOTE_FIELDS, MATTER], 0.3, { type: 'matter' }),
	source('contact_notes', 'Note#index', [...NOTE_FIELDS, { contact: ['id', 'name'] }], 0.3, { type: 'contact' }),
	source('communications', 'Communication#index', ['id', 'type', 'subject', 'body', 'date', MATTER], 0.3),
];
