import { API_ROOT } from '../path';

/** A record as a list gave it. */
export interface ListedMatch {
	id: string;
	label: string;
	record: Readonly<Record<string, unknown>>;
	/** what it is found by, in groups from the surest to the least sure, written so that equal names are equal texts */
	names: ReadonlyArray<readonly string[]>;
}

/** What a search brought. */
export interface Finding {
	/** the records that the text names, or all records of a list */
	matches: readonly ListedMatch[];
	/** records that come near the text, when it names none */
	near: readonly ListedMatch[];
	/** whether there was nothing more to look through */
	isComplete: boolean;
}

interface Entry {
	/** path of the list, such as `/matters.json` */
	listPath: string;
	isList: boolean;
	finding: Finding;
}

/** A list as it was read, and whether this execution has written to it since. */
export interface KeptList extends Finding {
	isOutdated: boolean;
}

/** What one execution has looked up by name. Knows nothing of how it is done; ends with the execution. */
export class Lookups {
	private readonly entries = new Map<string, Entry>();

	private readonly outdated = new Set<string>();

	private readonly searches = new Map<string, number>();

	/** What a name was found to be. */
	get(key: string): Finding | undefined {
		return this.entries.get(key)?.finding;
	}

	/** The records of a list; those that were written to are not among them any more. */
	list(key: string): KeptList | undefined {
		const finding = this.get(key);
		return finding === undefined ? undefined : { ...finding, isOutdated: this.outdated.has(key) };
	}

	keep(key: string, entry: Entry): Finding {
		this.entries.set(key, entry);
		this.outdated.delete(key);
		return entry.finding;
	}

	/** Counts the searches of a list. @returns how many there were before this one */
	countSearch(key: string): number {
		const before = this.searches.get(key) ?? 0;
		this.searches.set(key, before + 1);
		return before;
	}

	/** Forgets what a write to `path` may have changed: the record it went to, and that there was none of a name. */
	evict(path: string): void {
		for (const [key, { listPath, isList, finding }] of this.entries) {
			const written = idBelow(listPath, path);
			if (written === undefined) continue;
			if (isList) this.takeOut(key, written);
			else if (finding.matches.length === 0 || finding.matches.some(({ id }) => id === written))
				this.entries.delete(key);
		}
	}

	private takeOut(key: string, written: string): void {
		const entry = this.entries.get(key);
		if (entry === undefined) return;
		const matches = entry.finding.matches.filter(({ id }) => id !== written);
		this.entries.set(key, { ...entry, finding: { ...entry.finding, matches } });
		this.outdated.add(key);
	}
}

/** The ID of the list's record that a path leads to or below; empty for the list itself, undefined for another path. */
function idBelow(listPath: string, path: string): string | undefined {
	const list = `${API_ROOT}${listPath}`.replace(/\.json$/, '');
	const asked = path.replace(/\.json$/, '');
	if (asked === list) return '';
	return asked.startsWith(`${list}/`) ? asked.slice(list.length + 1).split('/')[0] : undefined;
}
