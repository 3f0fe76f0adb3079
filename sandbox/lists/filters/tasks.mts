import { scalarText } from '../../json/shape.mjs';
import { badRequest } from '../../api/answer.mjs';
import { lastValue } from '../../api/queryString.mjs';
import { byFlag, byValue, type Filter } from '../filterKinds.mjs';

const dayOf = (text: string): string => text.slice(0, 10);

/** Filters of tasks, their templates and types, and reminders. */
export const taskFilters: Readonly<Record<string, Filter>> = {
	'Task#index assignee_id': byValue((task, value, { query }) => {
		const type = lastValue(query, 'assignee_type');
		if (value === 'null') return task.link('assignee') === undefined;
		if (type === undefined) throw badRequest('assignee_id requires assignee_type');
		const assignee = task.link('assignee');
		return String(assignee?.id) === value && assignee?.resource.toLowerCase() === type;
	}),
	'Task#index assignee_type': byValue((task, value) => task.link('assignee')?.resource.toLowerCase() === value),
	'Task#index client_id': byValue((task, value, { firm }) => {
		const client = firm.follow(task.link('matter'))?.link('client');
		return value === 'null' ? client === undefined : String(client?.id) === value;
	}),
	'Task#index responsible_attorney_id': byValue(
		(task, value, { firm }) => String(firm.follow(task.link('matter'))?.link('responsible_attorney')?.id) === value,
	),
	'Task#index cascading_source_id': byValue((task, value) => scalarText(task.values.cascading_source) === value),
	'Task#index complete': byFlag((task) => task.text('status') === 'complete'),
	'Task#index due_at_from': byValue((task, value) => task.text('due_at') !== '' && dayOf(task.text('due_at')) >= value),
	'Task#index due_at_to': byValue((task, value) => task.text('due_at') !== '' && dayOf(task.text('due_at')) <= value),
	'Task#index due_at_present': byFlag((task) => task.text('due_at') !== ''),
	'Task#index statuses[]': (values) => (task) => values.includes(task.text('status')),
	'Task#index time_entries_present': byFlag((task, { firm }) => firm.referring('Activity', 'task', task).length > 0),
	'TaskType#index enabled': byFlag((type) => (type.values.deleted_at ?? null) === null),
	'TaskTemplateList#index empty': byFlag(
		(list, { firm }) => firm.referring('TaskTemplate', 'task_template_list', list).length === 0,
	),
	'Reminder#index subject_id': byValue((reminder, value, { query }) => {
		if (lastValue(query, 'subject_type') === undefined) throw badRequest('subject_id requires subject_type');
		return String(reminder.link('subject')?.id) === value;
	}),
	'Reminder#index subject_type': byValue((reminder, value) => {
		const type = value === 'task' ? 'Task' : 'CalendarEntry';
		return reminder.link('subject')?.resource === type;
	}),
	'Reminder#index user_id': byValue((reminder, value, { firm }) => {
		const method = reminder.link('notification_method');
		const user = firm.find('User', value);
		return user?.links('notification_methods').some((one) => one.id === method?.id) === true;
	}),
};
