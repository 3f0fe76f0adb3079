import type { OwnOperations } from './index';

/** Names may have commas in them: "Smith, John". */
const LINES = { type: 'array', items: 'string', separated: 'lines' } as const;

const RECORD = { type: 'object', attributes: { id: 'integer' } } as const;

/** Contacts: who somebody is, and as what they stand in the firm's records (Clio: Contacts, Relationships). */
export const contactOperations: OwnOperations = {
	contact: {
		conflictCheck: {
			of: 'Contact#index',
			adds: {
				names: LINES,
				companies: LINES,
				emails: LINES,
				phones: LINES,
				opposing_names: LINES,
				opposing_companies: LINES,
				opposing_emails: LINES,
				opposing_phones: LINES,
				threshold: 'number',
				request_budget: 'integer',
				matter: RECORD,
				contact: RECORD,
				write_note: 'boolean',
			},
			shown: ['names', 'companies', 'emails', 'phones'],
			gives: 'facts',
			isHandMade: true,
			writes: true,
		},
		upsert: {
			of: 'Contact#create',
			takes: 'all',
			adds: {
				match_on: { type: 'array', items: 'string' },
				if_several: { type: 'string', enum: ['fail', 'first', 'ambiguous'] },
			},
			isHandMade: true,
		},
	},
};
