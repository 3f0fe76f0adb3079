import type { IDataObject } from 'n8n-workflow';

import { ROW_DELETED } from '../../catalog/upsertFields';
import { comparable } from '../../transport/lookup/matching';
import { isRecord } from '../../transport/record';

/** Marks by which Clio takes a row out of a list (Clio: nested writes). */
const MARKS = ['_deleted', '_destroy'];

/**
 * What of a body a record does not have yet. Values are written together, because what was read may be old; of lists only the
 * rows that are not there, because Clio would add a row that has no ID a second time.
 *
 * @param record as Clio showed it, with everything that the body holds and Clio shows
 * @returns an empty object when the record has all of it
 */
export function changesTo(record: Readonly<Record<string, unknown>>, body: IDataObject): IDataObject {
	const changed = Object.entries(body).flatMap(([name, value]) => {
		if (!Array.isArray(value)) return [{ name, value, isNew: !has(record[name], value) }];
		const known: unknown = record[name];
		const rows: unknown[] = value;
		const missing = Array.isArray(known) ? rows.filter((row) => !known.some((each) => isRow(each, row))) : rows;
		return missing.length === 0 ? [] : [{ name, value: missing as IDataObject[], isNew: true }];
	});
	if (record.redacted !== true && !changed.some(({ isNew }) => isNew)) return {};
	return Object.fromEntries(changed.map(({ name, value }) => [name, value]));
}

/** Whether a value of a record is the one that is given; of an object, in all that is given of it. */
function has(known: unknown, given: unknown): boolean {
	if (isRecord(given)) {
		return isRecord(known) && Object.entries(given).every(([name, value]) => has(known[name], value));
	}
	if (typeof given === 'number') {
		return typeof known === 'number' || (typeof known === 'string' && known.trim() !== '')
			? Number(known) === given
			: false;
	}
	return known === given;
}

/** Whether a row of a record is the one that is given: the same record, or where it has no ID, the same text. */
function isRow(known: unknown, given: unknown): boolean {
	if (!isRecord(known) || !isRecord(given) || (known[ROW_DELETED] ?? null) !== null) return false;
	if (MARKS.some((mark) => given[mark] === true)) return false;
	return Object.entries(given)
		.filter(([name]) => !MARKS.includes(name))
		.every(([name, value]) => {
			const other = known[name];
			if (given.id !== undefined || typeof value !== 'string' || typeof other !== 'string') return has(other, value);
			return comparable(value) === comparable(other);
		});
}
