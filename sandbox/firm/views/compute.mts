import type { Viewer } from '../../fields/render.mjs';
import type { FirmRecord, Value } from '../record.mjs';

/** Works out a value that is not stored. */
export type Compute = (record: FirmRecord, viewer: Viewer) => Value;

/** Computed values of views: by view, then by name. */
export type Views = Readonly<Record<string, Readonly<Record<string, Compute>>>>;

/** The embedded record marked as the main one, else the first. */
export function primary(record: FirmRecord, list: string, flag = 'primary'): FirmRecord | null {
	const entries = record.embedded(list);
	return entries.find((entry) => entry.flag(flag)) ?? entries[0] ?? null;
}

/** The embedded record that comes after the main one. */
export function secondary(record: FirmRecord, list: string): FirmRecord | null {
	const main = primary(record, list);
	return record.embedded(list).find((entry) => entry !== main) ?? null;
}

/** First letters of a name. */
export const initialsOf = (name: string): string =>
	name
		.split(/\s+/)
		.map((word) => word.charAt(0))
		.join('')
		.slice(0, 3)
		.toUpperCase();
