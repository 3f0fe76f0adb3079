import type { FirmRecord } from './record.mjs';

/** Whether the user may see the record: webhooks are their user's, private tasks their assignee's and assigner's. */
export function isVisible(record: FirmRecord, user: FirmRecord): boolean {
	if (record.resource === 'Webhook') return record.link('user')?.id === user.id;
	if (record.resource !== 'Task' || record.text('permission') !== 'private') return true;
	return ['assignee', 'assigner'].some((name) => {
		const link = record.link(name);
		return link?.resource === 'User' && link.id === user.id;
	});
}
