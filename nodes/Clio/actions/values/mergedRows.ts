import type { ContactRowField, ContactRowKind } from '../../catalog/contactRows';
import { CONTACT_ROW_KINDS, contactRowField } from '../../catalog/contactRows';
import { emailAddress } from '../../matching/email';
import type { PhoneRegion } from '../../matching/phone';
import { isSamePhone, phoneNumber } from '../../matching/phone';
import { comparable } from '../../transport/lookup/matching';
import { isRecord } from '../../transport/record';
import type { ExistingRow, ExistingRows } from './existingRows';

/** Rows as a person would give them in a whole list. */
type Row = Record<string, unknown>;

/** The label of a main row that is added; where it is taken, the other one. */
const MAIN_LABELS = ['Work', 'Other'];

/**
 * The rows that a contact gets beside those that it has, as whole lists: what it has already is left out, whatever its label and
 * way of writing, and no row is overwritten. `primary_...` makes a row the main one.
 *
 * @param given flat names and whole lists, as for `contactRowWrites`
 */
export function mergedRows(
	given: ReadonlyMap<string, unknown>,
	existing: ExistingRows,
	region: PhoneRegion,
): Map<string, unknown> {
	const merged = new Map<string, unknown>();
	for (const kind of CONTACT_ROW_KINDS) {
		const known = existing[kind.list] ?? [];
		const fields = [...given].flatMap(([name, value]): Array<[ContactRowField, unknown]> => {
			const field = contactRowField(name);
			return field?.kind.list === kind.list ? [[field, value]] : [];
		});
		const list = given.get(kind.list);
		const rows: Row[] = [];
		for (const row of Array.isArray(list) ? (list as unknown[]) : []) addGiven(rows, kind, known, row, region);
		if (kind.parts.length > 1) for (const row of addressesOf(fields)) addAddress(rows, kind, known, row);
		else for (const [field, value] of fields) addValue(rows, field, known, value, region);
		// What is no list is told by those who write it.
		if (list !== undefined && !Array.isArray(list)) merged.set(kind.list, list);
		else if (rows.length > 0) merged.set(kind.list, rows);
	}
	return merged;
}

/** A row of a whole list; one with the ID of a row that the contact has is meant to change it. */
function addGiven(
	rows: Row[],
	kind: ContactRowKind,
	known: readonly ExistingRow[],
	row: unknown,
	region: PhoneRegion,
): void {
	if (!isRecord(row)) {
		rows.push({ row });
		return;
	}
	const hasId = known.some(({ id }) => row.id !== undefined && String(id) === String(row.id));
	const rest = Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'id'));
	if (hasId) rows.push(row);
	else if (kind.parts.length > 1) addAddress(rows, kind, known, rest);
	else {
		const [part = ''] = kind.parts;
		const same = [...known, ...rows].find((each) => isSame(kind, each[part], row[part], region));
		if (same === undefined) rows.push(rest);
		else if (kind.defaultSwitch !== undefined && row[kind.defaultSwitch] === true) makeMain(rows, kind, same);
	}
}

function addValue(
	rows: Row[],
	{ kind, part, label }: ContactRowField,
	known: readonly ExistingRow[],
	value: unknown,
	region: PhoneRegion,
): void {
	const same = [...known, ...rows].find((each) => isSame(kind, each[part], value, region));
	if (same !== undefined) {
		if (label === undefined) makeMain(rows, kind, same);
		return;
	}
	const isTaken = [...known, ...rows].some(({ name }) => name === MAIN_LABELS[0]);
	const main = kind.defaultSwitch === undefined || label !== undefined ? {} : { [kind.defaultSwitch]: true };
	rows.push({ name: label ?? MAIN_LABELS[isTaken ? 1 : 0], [part]: value, ...main });
}

/** Makes a row the main one, unless it is. */
function makeMain(rows: Row[], { readSwitch = '', defaultSwitch }: ContactRowKind, row: ExistingRow): void {
	if (defaultSwitch === undefined || row[readSwitch] === true || row[defaultSwitch] === true) return;
	const planned = rows.find((each) => each === row);
	if (planned === undefined) rows.push({ id: row.id, [defaultSwitch]: true });
	else planned[defaultSwitch] = true;
}

/** Addresses that were given in parts, each with its label. */
function addressesOf(fields: ReadonlyArray<[ContactRowField, unknown]>): Row[] {
	const byLabel = new Map<string | undefined, Row>();
	for (const [{ label, part }, value] of fields) {
		byLabel.set(label, { ...(byLabel.get(label) ?? { name: label ?? MAIN_LABELS[0] }), [part]: value });
	}
	return [...byLabel.values()];
}

/** An address that contradicts none that the contact has completes it; another is added. */
function addAddress(rows: Row[], { parts }: ContactRowKind, known: readonly ExistingRow[], row: Row): void {
	const given = parts.filter((part) => !isNothing(row[part]));
	if (known.some((each) => given.every((part) => plain(each[part]) === plain(row[part])))) return;
	const open = known.find(
		(each) =>
			plain(each.name) === plain(row.name) &&
			given.every((part) => isNothing(each[part]) || plain(each[part]) === plain(row[part])) &&
			given.some((part) => !isNothing(each[part])),
	);
	rows.push(open === undefined ? row : { ...row, id: open.id });
}

/** E-mail addresses and phone numbers are the same however they are written. */
function isSame({ word }: ContactRowKind, one: unknown, other: unknown, region: PhoneRegion): boolean {
	const [left, right] = [plain(one), plain(other)];
	if (word === 'phone') {
		const [a, b] = [phoneNumber(left, region), phoneNumber(right, region)];
		if (a !== undefined && b !== undefined) return isSamePhone(a, b);
	}
	const address = (text: string) => (word === 'email' ? emailAddress(text)?.address : undefined) ?? text;
	return address(left) === address(right);
}

function plain(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? comparable(String(value)) : '';
}

function isNothing(value: unknown): boolean {
	return plain(value) === '';
}
