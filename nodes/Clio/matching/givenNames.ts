import names from './givenNames.json';

const groupsByName = readGroups();

/** All names of the lists: one is no spelling mistake of another. */
const known: ReadonlySet<string> = new Set([...groupsByName.keys(), ...names.others.flatMap(split)]);

/** Given names that are used for each other, and spellings of one name, share a line; a name may stand in several. */
function readGroups(): ReadonlyMap<string, ReadonlySet<number>> {
	const groups = new Map<string, Set<number>>();
	for (const [index, group] of names.groups.entries()) {
		for (const name of split(group)) groups.set(name, (groups.get(name) ?? new Set<number>()).add(index));
	}
	return groups;
}

function split(line: string): string[] {
	return line.split(' ');
}

/** Whether a word is a given name that many people have. */
export function isGivenName(word: string): boolean {
	return known.has(word);
}

/** Whether two given names are used for each other, or are spellings of one. */
export function areRelatedGivenNames(left: string, right: string): boolean {
	const groups = groupsByName.get(right);
	return groups !== undefined && [...(groupsByName.get(left) ?? [])].some((group) => groups.has(group));
}

/** The names that are used for a given name, without itself, the most usual first. */
export function relatedGivenNames(name: string): string[] {
	const lines = names.groups.map(split).filter((line) => line.includes(name));
	const inOrder = lines.sort((one, other) => one.indexOf(name) - other.indexOf(name)).flat();
	return [...new Set(inOrder)].filter((other) => other !== name);
}
