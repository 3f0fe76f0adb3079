import { API_ROOT } from '../path';

/** A record as a list gave it. */
export interface ListedMatch {
	id: string;
	label: string;
	record: Readonly<Record<string, unknown>>;
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
	/** what was read of a list is outdated by every write to it; matches by a write to one of them, misses by any */
	isList: boolean;
	finding: Finding;
}

/** What one execution has looked up by name. Knows nothing of how it is done; ends with the execution. */
export class Lookups {
	private readonly entries = new Map<string, Entry>();

	get(key: string): Finding | undefined {
		return this.entries.get(key)?.finding;
	}

	keep(key: string, entry: Entry): Finding {
		this.entries.set(key, entry);
		return entry.finding;
	}

	/** Forgets what a write to `path` may have changed. */
	evict(path: string): void {
		for (const [key, { listPath, isList, finding }] of this.entries) {
			const written = idBelow(listPath, path);
			if (written === undefined) continue;
			const isOutdated = isList || finding.matches.length === 0 || finding.matches.some(({ id }) => id === written);
			if (isOutdated) this.entries.delete(key);
		}
	}
}

/** The ID of the list's record that a path leads to or below; empty for the list itself, undefined for another path. */
function idBelow(listPath: string, path: string): string | undefined {
	const list = `${API_ROOT}${listPath}`.replace(/\.json$/, '');
	const asked = path.replace(/\.json$/, '');
	if (asked === list) return '';
	return asked.startsWith(`${list}/`) ? asked.slice(list.length + 1).split('/')[0] : undefined;
}
