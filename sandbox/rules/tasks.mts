import { invalid, notOneOf } from '../api/answer.mjs';
import { linkTo } from '../firm/firm.mjs';
import { timestamp } from '../fields/timestamp.mjs';
import type { WriteRules } from '../writes/context.mjs';

const simpleStatuses = ['complete', 'pending'];

/** Tasks: one assignee, statuses by the account's plan, dates without time. */
export const taskRules: WriteRules = {
	before: ({ data, creating, request }, task) => {
		if (
			typeof data.status === 'string' &&
			!request.region.settings.advancedTasks &&
			!simpleStatuses.includes(data.status)
		) {
			throw notOneOf('status', simpleStatuses);
		}
		const several = Array.isArray(data.assignees) && data.assignees.length > 0;
		if (several && data.assignee !== undefined) throw invalid('exactly one of assignee and assignees must be given');
		if (!creating) return;
		if (!several && data.assignee === undefined) throw invalid('exactly one of assignee and assignees must be given');
		Object.assign(task.values, {
			status: 'pending',
			priority: 'Normal',
			permission: 'public',
			description_text_type: 'plain_text',
			notify_completion: false,
			statute_of_limitations: false,
			assigner: linkTo(request.user),
			due_at: null,
		});
	},
	attributes: {
		status: ({ now }, task, value) => {
			task.values.completed_at = value === 'complete' ? (task.values.completed_at ?? timestamp(now)) : null;
			task.values.status = value;
		},
		/* Declared as a time, kept and shown as a day. */
		due_at: (_context, task, value) => {
			task.values.due_at = typeof value === 'string' ? value.slice(0, 10) : null;
		},
		/* Kept for the filter of the same name. */
		cascading_source: (_context, task, value) => {
			task.values.cascading_source = value;
		},
	},
	check: ({ request }, task) => {
		const assignees = [task.link('assignee') ?? task.links('assignees')].flat();
		for (const assignee of assignees) {
			const user = assignee.resource === 'User' ? request.firm.follow(assignee) : undefined;
			if (user !== undefined && !user.flag('enabled')) throw invalid('assignee is disabled');
		}
	},
	after: ({ data }, task) => {
		if (data.assignee !== undefined) task.values.assignees = [];
		else if (data.assignees !== undefined) task.values.assignee = null;
	},
};
