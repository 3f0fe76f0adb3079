import type { SandboxControl } from '../../../sandbox/client/sandboxProcess.js';
import { asRecord, listAt, recordAt } from '../../../scripts/realN8n/json.mjs';

const DAY = 86_400_000;

const dayFromToday = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/**
 * Lets the firm in the United States have a usual day, so that workflows which look at today and yesterday find something: a
 * meeting on a matter, a task that is due, time of yesterday, a matter that was closed and one that was changed.
 */
export async function prepareWorkday(control: SandboxControl): Promise<void> {
	const send = async (method: string, path: string, data?: unknown) => {
		const { status, body } = await control.perform({ region: 'us', method, path, data });
		if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
		return asRecord(body, path);
	};
	const me = recordAt(await send('GET', '/users/who_am_i?fields=id,default_calendar_id'), 'data');
	const open = await send('GET', '/matters?status=open&limit=3&order=id(desc)&fields=id');
	const [first, second, third] = listAt(open, 'data').map((each) => asRecord(each, 'matter').id);
	const today = dayFromToday(0);
	await send('POST', '/calendar_entries', {
		summary: 'Meeting with the client',
		start_at: `${today}T10:00:00Z`,
		end_at: `${today}T10:40:00Z`,
		calendar_owner: { id: me.default_calendar_id },
		matter: { id: first },
	});
	await send('POST', '/tasks', {
		name: 'File the answer',
		description: 'With the court',
		due_at: dayFromToday(3),
		assignee: { id: me.id, type: 'User' },
		matter: { id: first },
	});
	await send('POST', '/activities', {
		type: 'TimeEntry',
		date: dayFromToday(-1),
		quantity: 5400,
		note: 'Draft',
		matter: { id: first },
	});
	await send('PATCH', `/matters/${String(second)}`, { location: 'Shelf 3' });
	await send('PATCH', `/matters/${String(third)}`, { status: 'closed', close_date: dayFromToday(-1) });
}
