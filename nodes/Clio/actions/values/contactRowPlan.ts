import type { ContactRowKind } from '../../catalog/contactRows';
import { isRecord } from '../../transport/record';
import type { ExistingRow } from './existingRows';

/** A row of a contact as it stands in Clio, or as it is going to be. */
export interface PlannedRow {
	/** absent for a row that is added */
	id?: string | number;
	label?: string;
	/** what a person filled in; null empties a part */
	parts: Record<string, string | null>;
	isMain: boolean;
	/** whether a value with a label of its own went here, so that the main row's value must go elsewhere */
	isTaken?: boolean;
	/** whether a part of it was emptied */
	isCleared?: boolean;
	isRemoved?: boolean;
}

/** What Clio is told of a row. */
export type RowWrite = Record<string, string | number | boolean | null>;

/** Clio takes no more than so many of each since 4.0.13 (Clio: API changelog). */
const MOST_ROWS: Readonly<Record<string, number>> = { addresses: 20, email_addresses: 20, phone_numbers: 20 };

/** The rows of one list of a contact while values are put into them; in the end only what has changed is written. */
export class ContactRowPlan {
	readonly rows: PlannedRow[];

	private readonly before: readonly PlannedRow[];

	/** @param existing the rows as read; undefined for a contact that is being created */
	constructor(
		readonly kind: ContactRowKind,
		existing: readonly ExistingRow[] | undefined,
	) {
		this.isNew = existing === undefined;
		this.before = (existing ?? []).flatMap((row) => toPlanned(kind, row));
		this.rows = this.before.map((row) => ({ ...row, parts: { ...row.parts } }));
	}

	/** whether the contact is being created */
	readonly isNew: boolean;

	/** The rows that will be there, of one label or of all. */
	present(label?: string): PlannedRow[] {
		return this.rows.filter((row) => row.isRemoved !== true && (label === undefined || isLabel(row.label, label)));
	}

	add(row: PlannedRow): PlannedRow {
		this.rows.push(row);
		return row;
	}

	/** The row whose only value is the given one; none in lists whose rows have several. */
	holding(value: string, label?: string): PlannedRow | undefined {
		const [part, ...others] = this.kind.parts;
		if (part === undefined || others.length > 0) return undefined;
		return this.present(label).find((row) => this.isSame(row.parts[part], value));
	}

	/** E-mail addresses are the same whatever their case. */
	isSame(one: string | null | undefined, other: string | null | undefined): boolean {
		const plain = (text: string | null | undefined) => (this.kind.word === 'email' ? text?.toLowerCase() : text) ?? '';
		return plain(one) === plain(other);
	}

	/** Makes a row the contact's main one, in the place of another. */
	makeMain(row: PlannedRow): void {
		for (const each of this.rows) each.isMain = each === row;
	}

	/** Removes the rows that were cleared and of which nothing is left. */
	removeEmptied(): void {
		for (const row of this.rows) {
			row.isRemoved ||= row.isCleared === true && Object.values(row.parts).every((value) => value === null);
		}
	}

	/** What Clio takes and what there would be, when rows are added and Clio takes fewer. */
	excess(): { most: number; count: number } | undefined {
		const most = MOST_ROWS[this.kind.list];
		const count = this.present().length;
		const isAdding = this.rows.some((row) => row.id === undefined && row.isRemoved !== true);
		return most !== undefined && isAdding && count > most ? { most, count } : undefined;
	}

	/** What to write, in the order of the rows; the first row of a contact becomes its main one. */
	writes(): RowWrite[] {
		const [first] = this.present();
		if (this.before.length === 0 && first !== undefined && !this.present().some(({ isMain }) => isMain)) {
			this.makeMain(first);
		}
		return this.rows.flatMap((row) => this.writeOf(row));
	}

	private writeOf(row: PlannedRow): RowWrite[] {
		const { id, label, parts, isMain, isRemoved } = row;
		const before = this.before.find((each) => each.id === id);
		if (isRemoved === true) return id === undefined ? [] : [{ id, _destroy: true }];
		const main = isMain && before?.isMain !== true ? this.mainSwitch() : {};
		const name = this.kind.labels.find((each) => each === label);
		const named: RowWrite = name === undefined ? {} : { name };
		if (before === undefined || id === undefined) return [{ ...named, ...told(parts), ...main }];
		const isChanged = label !== before.label || this.kind.parts.some((part) => parts[part] !== before.parts[part]);
		// All that is known of a row goes along, so that nothing is lost should Clio take it for the whole row.
		if (isChanged) return [{ id, ...named, ...told(parts, before.parts), ...main }];
		return Object.keys(main).length === 0 ? [] : [{ id, ...main }];
	}

	private mainSwitch(): RowWrite {
		return this.kind.defaultSwitch === undefined ? {} : { [this.kind.defaultSwitch]: true };
	}
}

/** Parts that are empty and were so before need not be told; Clio empties a text by an empty one. */
function told(parts: PlannedRow['parts'], before: PlannedRow['parts'] = {}): Record<string, string> {
	const entries = Object.entries(parts).filter(([name, value]) => value !== null || (before[name] ?? null) !== null);
	return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']));
}

function toPlanned(kind: ContactRowKind, row: ExistingRow): PlannedRow[] {
	const { id, name } = row;
	if (!isRecord(row) || (typeof id !== 'number' && typeof id !== 'string')) return [];
	const partOf = (part: string) => (typeof row[part] === 'string' && row[part] !== '' ? row[part] : null);
	return [
		{
			id,
			...(typeof name === 'string' ? { label: name } : {}),
			parts: Object.fromEntries(kind.parts.map((part) => [part, partOf(part)])),
			isMain: kind.readSwitch !== undefined && row[kind.readSwitch] === true,
		},
	];
}

/** Labels that were written by other ways than Clio's own forms may differ in case. */
export function isLabel(label: string | undefined, wanted: string): boolean {
	return label?.trim().toLowerCase() === wanted.toLowerCase();
}
