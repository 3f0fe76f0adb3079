import { operationById } from '../catalog';
import type { OwnOperations } from './index';

/** What a matter's timeline is made of. */
export const TIMELINE_KINDS = ['activity', 'calendar_entry', 'communication', 'document', 'note', 'task'] as const;

/** All values of a new matter but its relationships, which Clio wants to be made by themselves (Clio: Matters, `relationships`). */
const OPEN_TAKES = Object.keys(operationById('Matter#create').body ?? {}).filter((name) => name !== 'relationships');

/** Matters: what a firm does with them from the first day to the last (Clio: Matters, Relationships). */
export const matterOperations: OwnOperations = {
	matter: {
		addParty: {
			of: 'Matter#show',
			adds: {
				contact: { type: 'object', required: true, attributes: { id: 'integer' } },
				role: { type: 'string', required: true },
			},
			prominent: ['contact'],
			gives: 'facts',
			isHandMade: true,
			writes: true,
		},
		applyTaskList: {
			of: 'Matter#update',
			adds: {
				task_template_list: { type: 'object', required: true, attributes: { id: 'integer' } },
				assignee: 'string',
				due_at: 'date',
				notify_assignees: 'boolean',
			},
			prominent: ['task_template_list'],
			isHandMade: true,
		},
		changeStage: {
			of: 'Matter#update',
			takes: ['matter_stage'],
			requires: ['matter_stage'],
			prominent: ['matter_stage'],
			isHandMade: true,
		},
		close: { of: 'Matter#update', takes: ['close_date'], sets: { status: 'closed' }, isHandMade: true },
		getBalances: { of: 'Matter#show', gives: 'facts', isHandMade: true },
		getTimeline: {
			of: 'Matter#show',
			adds: {
				kinds: { type: 'array', items: { type: 'string', enum: [...TIMELINE_KINDS] } },
				from: 'date',
				to: 'date',
				limit: 'integer',
				order: { type: 'string', enum: ['newest_first', 'oldest_first'] },
			},
			gives: 'facts',
			isHandMade: true,
		},
		open: {
			of: 'Matter#create',
			takes: OPEN_TAKES,
			fills: ['client'],
			adds: {
				client_name: 'string',
				client_type: { type: 'string', enum: ['Person', 'Company'] },
				client_email: 'string',
				client_phone: 'string',
				external_reference: 'string',
				reference_field: 'string',
				flat_fee: 'number',
				folders: { type: 'array', items: 'string' },
				note: 'string',
				note_subject: 'string',
				parties: {
					type: 'array',
					items: {
						type: 'object',
						attributes: {
							role: { type: 'string', required: true },
							contact: 'string',
							name: 'string',
							type: { type: 'string', enum: ['Person', 'Company'] },
							email: 'string',
							phone: 'string',
						},
					},
				},
			},
			prominent: ['client'],
			gives: 'facts',
			isHandMade: true,
		},
		reopen: { of: 'Matter#update', takes: ['open_date'], sets: { status: 'open' }, isHandMade: true },
		setPending: { of: 'Matter#update', takes: ['pending_date'], sets: { status: 'pending' }, isHandMade: true },
	},
};
