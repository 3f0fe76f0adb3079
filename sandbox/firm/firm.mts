import { FileShelf } from '../files/fileShelf.mjs';
import type { Now } from '../world/clock.mjs';
import { FirmRecord, Link, type Identifier, type Value, type Watcher } from './record.mjs';

export interface NewRecord {
	readonly id?: Identifier;
	/** Milliseconds since 1970; the firm's clock when absent. */
	readonly createdAt?: number;
	readonly updatedAt?: number;
}

/** All records of one law firm. Ids are unique within it and grow. */
export class Firm {
	private readonly collections = new Map<string, Map<string, FirmRecord>>();
	/** The bytes of its files. */
	readonly files = new FileShelf();
	private nextId: number;
	private watcher: Watcher | undefined;

	constructor(
		readonly region: string,
		readonly accountId: number,
		firstId: number,
		/** The sandbox's clock. */
		readonly now: Now,
	) {
		this.nextId = firstId;
	}

	/** From now on the watcher is told of every record that is added, changed or removed. */
	watch(watcher: Watcher): void {
		this.watcher = watcher;
		for (const collection of this.collections.values())
			for (const record of collection.values()) record.watcher = watcher;
	}

	/** A fresh id. */
	newId(): number {
		this.nextId += 1;
		return this.nextId;
	}

	/** Adds a record to the firm. */
	add(resource: string, values: Record<string, Value>, given: NewRecord = {}): FirmRecord {
		return this.insert(this.embed(resource, values, given));
	}

	/** Puts a finished record into the firm. */
	insert(record: FirmRecord): FirmRecord {
		this.collection(record.resource).set(String(record.id), record);
		record.watcher = this.watcher;
		this.watcher?.(record);
		return record;
	}

	/** Makes a record that lives inside another one. */
	embed(resource: string, values: Record<string, Value>, given: NewRecord = {}): FirmRecord {
		const createdAt = given.createdAt ?? this.now();
		return new FirmRecord(resource, given.id ?? this.newId(), values, createdAt, given.updatedAt ?? createdAt);
	}

	/** The record by its id, undefined when there is none. */
	find(resource: string, id: Identifier): FirmRecord | undefined {
		return this.collections.get(resource)?.get(String(id));
	}

	/** The record a link points to. */
	follow(link: Link | undefined): FirmRecord | undefined {
		return link === undefined ? undefined : this.find(link.resource, link.id);
	}

	/** All records of a resource in the order of their ids. */
	all(resource: string): FirmRecord[] {
		return [...(this.collections.get(resource)?.values() ?? [])];
	}

	/** The first record of a resource; the seed guarantees one wherever this is used. */
	first(resource: string): FirmRecord {
		for (const record of this.collection(resource).values()) return record;
		throw new Error(`The firm has no ${resource}`);
	}

	remove(record: FirmRecord): void {
		this.collections.get(record.resource)?.delete(String(record.id));
		record.watcher = undefined;
		this.watcher?.(record);
	}

	/** The records of a resource whose association points to the given record. */
	referring(resource: string, association: string, target: FirmRecord): FirmRecord[] {
		return this.all(resource).filter((record) => this.pointsTo(record, association, target));
	}

	/** Whether an association of the record holds the target. */
	pointsTo(record: FirmRecord, association: string, target: FirmRecord): boolean {
		const link = record.link(association);
		const links = link === undefined ? record.links(association) : [link];
		return links.some((one) => one.resource === target.resource && String(one.id) === String(target.id));
	}

	private collection(resource: string): Map<string, FirmRecord> {
		let collection = this.collections.get(resource);
		if (collection === undefined) this.collections.set(resource, (collection = new Map<string, FirmRecord>()));
		return collection;
	}
}

/** A link to the record. */
export function linkTo(record: FirmRecord): Link {
	if (record.id === null) throw new Error(`A ${record.resource} without id cannot be linked`);
	return new Link(record.resource, record.id);
}
