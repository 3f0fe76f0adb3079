import type { FirmRecord } from '../firm/record.mjs';

/** When work in the background begins, and when it is done, in milliseconds after it was ordered. */
const beginsAfter = 200;
const doneAfter = 600;

const background = new Set(['Report', 'DocumentArchive', 'DocumentAutomation']);

/** Brings the state of reports, archives and automations up to date: queued, in_progress, completed. */
export function advance(record: FirmRecord, now: number): FirmRecord {
	if (!background.has(record.resource) || record.text('state') === 'completed') return record;
	const age = now - record.createdAt;
	const state = age >= doneAfter ? 'completed' : age >= beginsAfter ? 'in_progress' : 'queued';
	if (state === record.text('state')) return record;
	const begun = record.text('state') !== '';
	record.values.state = state;
	record.values.progress = state === 'completed' ? 100 : state === 'in_progress' ? 50 : 0;
	if (begun) record.touch(now);
	return record;
}
