import { createHash } from 'node:crypto';
import type { Json } from '../json/shape.mjs';

/** Ids are numbers; calendar entries and custom field values have texts. */
export type Identifier = number | string;

/** Points to a record of the firm. */
export class Link {
	constructor(
		readonly resource: string,
		readonly id: Identifier,
	) {}
}

/** Is told of a record that was added, changed or removed. */
export type Watcher = (record: FirmRecord) => void;

export type Value = Json | Link | FirmRecord | (Link | FirmRecord)[];

/** A record of the firm, or one that lives inside another (an e-mail address of a contact). */
export class FirmRecord {
	version = 1;
	/** Set while the record is in a firm that somebody watches. */
	watcher: Watcher | undefined;

	constructor(
		readonly resource: string,
		readonly id: Identifier | null,
		readonly values: Record<string, Value>,
		/** Milliseconds since 1970. */
		public createdAt: number,
		public updatedAt: number,
	) {}

	/** The quoted etag; every write changes it. */
	get etag(): string {
		const digest = createHash('md5').update(`${this.resource}/${String(this.id)}/${this.version}/${this.createdAt}`);
		return `"${digest.digest('hex')}"`;
	}

	/** Marks a write: a new etag and a new time of change. */
	touch(now: number): void {
		this.version += 1;
		this.updatedAt = Math.max(now, this.updatedAt + 1);
		this.watcher?.(this);
	}

	/** The text of a value, empty when it is none. */
	text(name: string): string {
		const value = this.values[name];
		return typeof value === 'string' ? value : '';
	}

	/** The number of a value, 0 when it is none. */
	number(name: string): number {
		const value = this.values[name];
		return typeof value === 'number' ? value : 0;
	}

	/** Whether a value is `true`. */
	flag(name: string): boolean {
		return this.values[name] === true;
	}

	/** The link of a value, undefined when it is none. */
	link(name: string): Link | undefined {
		const value = this.values[name];
		return value instanceof Link ? value : undefined;
	}

	/** The records that live in a value. */
	embedded(name: string): FirmRecord[] {
		const value = this.values[name];
		if (value instanceof FirmRecord) return [value];
		const entries: readonly unknown[] = Array.isArray(value) ? value : [];
		return entries.filter((entry) => entry instanceof FirmRecord);
	}

	/** The links of a list value. */
	links(name: string): Link[] {
		const value = this.values[name];
		const entries: readonly unknown[] = Array.isArray(value) ? value : [];
		return entries.filter((entry) => entry instanceof Link);
	}

	/** A copy of the values' top level, to go back to when a write is refused half way. */
	snapshot(): Record<string, Value> {
		const copy: Record<string, Value> = {};
		for (const [name, value] of Object.entries(this.values)) copy[name] = copyValue(value);
		return copy;
	}

	/** A record with the same values, id and etag, of its own. */
	copy(): FirmRecord {
		const copy = new FirmRecord(this.resource, this.id, this.snapshot(), this.createdAt, this.updatedAt);
		copy.version = this.version;
		return copy;
	}

	/** Puts back a snapshot. */
	restore(snapshot: Record<string, Value>): void {
		for (const name of Object.keys(this.values)) if (!(name in snapshot)) Reflect.deleteProperty(this.values, name);
		Object.assign(this.values, snapshot);
	}
}

function copyValue(value: Value): Value {
	if (value instanceof FirmRecord) return value.copy();
	if (!Array.isArray(value)) return value;
	const entries: (Link | FirmRecord)[] = [];
	for (const entry of value) {
		if (entry instanceof FirmRecord) entries.push(entry.copy());
		else if (entry instanceof Link) entries.push(entry);
		else return value;
	}
	return entries;
}
