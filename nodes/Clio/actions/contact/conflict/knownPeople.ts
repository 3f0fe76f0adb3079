import { KeyIndex, keysOfKnown, keysOfWanted } from '../../../matching/blocking';
import type { ReadText } from '../../../matching/mention';
import { readText } from '../../../matching/mention';
import type { PhoneRegion } from '../../../matching/phone';
import type { Known, Wanted } from '../../../matching/wanted';
import { known } from '../../../matching/wanted';
import { isRecord } from '../../../transport/record';
import type { Listed } from './firmReading';

/** A record and who it names. */
export interface KnownPerson {
	record: Listed;
	known: Known;
}

/** The people and companies that one execution has read, ready to be found, and the texts, cut into words. */
export class KnownPeople {
	private readonly index = new KeyIndex<KnownPerson>();

	private readonly added = new Set<string>();

	private readonly texts = new WeakMap<object, ReadText>();

	constructor(private readonly region: PhoneRegion) {}

	/** Adds records that are not known yet. */
	add(records: readonly Listed[]): void {
		for (const record of records) {
			const key = String(record.id);
			if (this.added.has(key)) continue;
			this.added.add(key);
			const person = knownOf(record, this.region);
			this.index.add({ record, known: person }, keysOfKnown(person));
		}
	}

	/** Those that may be what is looked for; each has to be compared. */
	candidates(sought: Wanted): Iterable<KnownPerson> {
		return this.index.sharing(keysOfWanted(sought));
	}

	/** The text of a record, cut into words once. */
	textOf(record: Listed, names: readonly string[]): ReadText {
		const read = this.texts.get(record) ?? readText(names.map((name) => textIn(record, name)).join('\n'));
		this.texts.set(record, read);
		return read;
	}
}

/** Who a contact is, or a client as a matter shows it. */
export function knownOf(record: Listed, region: PhoneRegion): Known {
	const { type } = record;
	const isPerson = type === 'Person' ? true : type === 'Company' ? false : undefined;
	const emails = textsIn(record.email_addresses, 'address');
	const phones = textsIn(record.phone_numbers, 'number');
	return known(textIn(record, 'name'), isPerson, emails, phones, region);
}

/** A text of a record; empty where there is none. */
export function textIn(record: unknown, name: string): string {
	const value = isRecord(record) ? record[name] : undefined;
	return typeof value === 'string' ? value : '';
}

function textsIn(rows: unknown, name: string): string[] {
	return (Array.isArray(rows) ? rows : []).map((row) => textIn(row, name)).filter((text) => text !== '');
}
