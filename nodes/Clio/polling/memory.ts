import { createHash } from 'crypto';

/** What is remembered of a record that was put out. */
export interface Remembered {
	/** when Clio says that it was created or changed, in seconds since 1970 */
	time: number;
	/** the state in which it was: Clio tells whole seconds, in which it may change more than once; absent where that does not count */
	mark?: string;
}

/** Records that were put out, as n8n stores them: by their time, `<id>` or `<id>~<mark>` with commas between them. */
export type StoredMemory = Readonly<Record<string, string>>;

/** n8n keeps the static data of a workflow in one text; the cursor takes at most 64 KB of it, this the most part. */
const MOST_CHARACTERS = 54_000;

/** A time with the quotes, colon and comma around it. */
const TIME_CHARACTERS = 16;

/** Bounded memory of which records were put out, so that nobody gets them twice. */
export class Memory {
	private readonly records = new Map<string, Remembered>();

	private readonly recordsAt = new Map<number, number>();

	private characters = 0;

	/** @param most how many characters it may have, as n8n stores it */
	constructor(readonly most = MOST_CHARACTERS) {}

	/** What is remembered of a record. */
	get(id: string): Remembered | undefined {
		return this.records.get(id);
	}

	/** Everything that is remembered. */
	entries(): Iterable<[id: string, record: Remembered]> {
		return this.records.entries();
	}

	/**
	 * Remembers a record, in the place of what was remembered of it.
	 *
	 * @returns whether there was room; without it everything stays as it was
	 */
	put(id: string, record: Remembered): boolean {
		const former = this.records.get(id);
		if (former !== undefined) this.count(id, former, -1);
		this.count(id, record, 1);
		const fits = this.characters <= this.most;
		if (fits) {
			this.records.set(id, record);
		} else {
			this.count(id, record, -1);
			if (former !== undefined) this.count(id, former, 1);
		}
		return fits;
	}

	/** As n8n stores it. */
	toStored(): StoredMemory {
		const byTime = new Map<number, string[]>();
		for (const [id, record] of this.records) {
			const texts = byTime.get(record.time) ?? [];
			texts.push(textOf(id, record));
			byTime.set(record.time, texts);
		}
		return Object.fromEntries([...byTime].map(([time, texts]) => [String(time), texts.join(',')]));
	}

	/** What n8n stored; anything else in it is passed over. */
	static fromStored(stored: Readonly<Record<string, unknown>>, most = MOST_CHARACTERS): Memory {
		const memory = new Memory(most);
		for (const [time, texts] of Object.entries(stored)) {
			if (!/^\d{1,12}$/.test(time) || typeof texts !== 'string') continue;
			for (const text of texts.split(',')) {
				const [written = '', mark] = text.split('~');
				if (written !== '')
					memory.put(readId(written), { time: Number(time), ...(mark === undefined ? {} : { mark }) });
			}
		}
		return memory;
	}

	private count(id: string, record: Remembered, sign: 1 | -1): void {
		const others = (this.recordsAt.get(record.time) ?? 0) + Math.min(sign, 0);
		this.characters += sign * (textOf(id, record).length + 1 + (others === 0 ? TIME_CHARACTERS : 0));
		this.recordsAt.set(record.time, others + Math.max(sign, 0));
	}
}

/** A short text that is another one for another state, but for one in 16 million. */
export function markOf(state: string): string {
	return createHash('sha256').update(state).digest('base64url').slice(0, 4);
}

function textOf(id: string, { mark }: Remembered): string {
	return mark === undefined ? writtenId(id) : `${writtenId(id)}~${mark}`;
}

/** Numbers are shorter in base 36; in front of an ID that is a text stands an apostrophe. */
function writtenId(id: string): string {
	const number = /^[1-9]\d{0,15}$/.test(id) ? Number(id) : NaN;
	return Number.isSafeInteger(number) ? number.toString(36) : `'${encodeURIComponent(id).replace(/~/g, '%7E')}`;
}

function readId(written: string): string {
	return written.startsWith("'") ? decodeURIComponent(written.slice(1)) : String(parseInt(written, 36));
}
