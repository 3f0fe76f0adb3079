import type { QueryValues } from '../transport/query';

/** How the records of a resource are listed for choosing one. */
export interface RecordList {
	/** Clio's name of the list */
	operationId: string;
	fields: readonly string[];
	/** the filter for what the user types */
	searchFilter: string;
	/** filters that always apply */
	query: QueryValues;
	/** what a person recognises the record by */
	label: (record: Readonly<Record<string, unknown>>) => string;
}

export const RECORD_LISTS: Readonly<Record<string, RecordList>> = {
	user: {
		operationId: 'User#index',
		fields: ['id', 'name', 'email', 'enabled'],
		searchFilter: 'name',
		query: { order: 'name(asc)' },
		label: ({ name, email, enabled }) =>
			`${String(name ?? '')}${email ? ` <${String(email)}>` : ''}${enabled === false ? ' (disabled)' : ''}`,
	},
};
