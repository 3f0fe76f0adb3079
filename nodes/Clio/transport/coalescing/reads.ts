/** A read of one record that is to come. */
export interface PlannedRead {
	/** the request's path and query: what makes two reads the same */
	key: string;
	/** what makes two reads fit into one list request: everything but the id */
	group: string;
	id: string;
}

/** What became of a read: the record, or words and status of the error that asking again would give again. */
export type ReadOutcome = { record: unknown } | { refusal: { message: string; description: string; status: number } };

/** In so many ways an execution asks ahead. */
const MOST_WAYS = 4;

/**
 * The records one execution has read and is going to read. Knows nothing of how they are read; ends with the execution, so
 * that nothing old is ever shown.
 */
export class Reads {
	/** the ways of reading of which the later items were asked */
	private readonly announced = new Set<string>();

	private readonly waiting = new Map<string, Map<string, PlannedRead>>();

	private readonly outcomes = new Map<string, ReadOutcome>();

	private readonly single = new Set<string>();

	/**
	 * Whether the later items are still to be asked what they read in this way; says yes once. An item may read a record in two ways, for
	 * itself and for what it changes; where each item reads in a way of its own, asking would bring nothing.
	 */
	needsAnnouncing({ group }: PlannedRead): boolean {
		if (this.announced.has(group) || this.announced.size === MOST_WAYS) return false;
		this.announced.add(group);
		return true;
	}

	/** Announces a read; one that was announced or done before counts once. */
	plan(read: PlannedRead): void {
		if (this.outcomes.has(read.key) || this.single.has(read.key)) return;
		const group = this.waiting.get(read.group) ?? new Map<string, PlannedRead>();
		group.set(read.key, group.get(read.key) ?? read);
		this.waiting.set(read.group, group);
	}

	/** The reads that can be done together with this one, itself first, the others in the order of the items. */
	companions(read: PlannedRead, most: number): PlannedRead[] {
		if (this.single.has(read.key)) return [read];
		const others = [...(this.waiting.get(read.group)?.values() ?? [])].filter(({ key }) => key !== read.key);
		return [read, ...others.slice(0, most - 1)];
	}

	outcomeOf({ key }: PlannedRead): ReadOutcome | undefined {
		return this.outcomes.get(key);
	}

	settle(read: PlannedRead, outcome: ReadOutcome): void {
		this.outcomes.set(read.key, outcome);
		this.waiting.get(read.group)?.delete(read.key);
	}

	/** Has a read done by itself: a list did not give its record. */
	askSingly(read: PlannedRead): void {
		this.single.add(read.key);
		this.waiting.get(read.group)?.delete(read.key);
	}

	/** Forgets what a write may have changed: the record it went to, and what stands above and below that record. */
	evict(path: string): void {
		const written = segmentsOf(path);
		for (const key of this.outcomes.keys()) {
			const read = segmentsOf(key.split('?')[0] ?? '');
			const isRelated = written.length < read.length ? isOf(written, read) && isRecordAt(written) : isOf(read, written);
			if (isRelated) this.outcomes.delete(key);
		}
	}
}

function segmentsOf(path: string): string[] {
	return path.replace(/\.json$/, '').split('/');
}

function isOf(above: string[], below: string[]): boolean {
	return above.every((segment, index) => segment === below[index]);
}

/** A write to a list makes another record, and leaves those alone that were read. */
function isRecordAt(segments: string[]): boolean {
	return /\d/.test(segments.at(-1) ?? '');
}
