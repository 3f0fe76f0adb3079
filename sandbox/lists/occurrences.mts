import { timestamp } from '../fields/timestamp.mjs';
import { FirmRecord } from '../firm/record.mjs';

const steps: Readonly<Record<string, number>> = { DAILY: 1, WEEKLY: 7 };
const mostOccurrences = 60;
const dayLength = 86_400_000;

/** The occurrences of a recurring entry as records of their own; an entry that does not recur as it is. */
export function occurrencesOf(entry: FirmRecord): FirmRecord[] {
	const rule = entry.text('recurrence_rule');
	const days = steps[/FREQ=(\w+)/.exec(rule)?.[1] ?? ''];
	if (days === undefined) return [entry];
	const count = Math.min(Number(/COUNT=(\d+)/.exec(rule)?.[1] ?? mostOccurrences), mostOccurrences);
	const shift = (name: string, index: number): string =>
		timestamp(Date.parse(entry.text(name)) + index * days * dayLength);
	return Array.from({ length: count }, (_, index) => {
		const values = { ...entry.values, start_at: shift('start_at', index), end_at: shift('end_at', index) };
		const occurrence = new FirmRecord(
			entry.resource,
			`${String(entry.id)}-${index + 1}`,
			values,
			entry.createdAt,
			entry.updatedAt,
		);
		occurrence.version = entry.version;
		return occurrence;
	});
}
