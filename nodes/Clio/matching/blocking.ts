import { isLatin } from './letters';
import { soundKey } from './nysiis';
import type { Known, Wanted } from './wanted';
import type { Word } from './words';
import { joined } from './words';

/** So many letters at either end of a word are compared before the whole is. */
const END = 3;
const MOST_INITIALS = 6;

/**
 * Texts of which two values have at least one in common when they are worth comparing: ends and sound of each word, initials
 * of several, digits of numbers, addresses. Looking these up takes the place of comparing everything with everything.
 */
export function keysOfWords(words: readonly Word[]): string[] {
	const keys = new Set<string>();
	const whole = words.length > 1 ? [...words, joined(words)] : words;
	for (const text of whole.flatMap((word) => [
		word.text,
		...(word.writtenOut === undefined ? [] : [word.writtenOut]),
	])) {
		if (text.length === 1 && isLatin(text)) continue;
		const end = isLatin(text) ? END : END - 1;
		keys.add(`^${text.slice(0, end)}`);
		if (text.length > end) keys.add(`${text.slice(-end)}$`);
		const sound = soundKey(text);
		if (sound.length > 2) keys.add(`~${sound}`);
	}
	const [only] = words;
	if (words.length === 1 && only !== undefined && only.text.length <= MOST_INITIALS) keys.add(`.${only.text}`);
	if (words.length > 2) keys.add(`.${words.map(({ text }) => text.charAt(0)).join('')}`);
	return [...keys];
}

/** The keys of what is looked for. */
export function keysOfWanted(sought: Wanted): string[] {
	switch (sought.kind) {
		case 'email':
			return [`@${sought.email.untagged}`, `@@${sought.email.domain}`];
		case 'phone':
			return [phoneKey(sought.phone.digits)];
		case 'company':
			return keysOfWords(sought.company.words);
		case 'name':
			return [...new Set([...sought.person.readings.flatMap(keysOfWords), ...keysOfWords(sought.company.words)])];
	}
}

/** The keys under which somebody who is known is found. */
export function keysOfKnown({ isPerson, person, company, emails, phones }: Known): string[] {
	const names = [
		...(isPerson === false ? [] : person.readings.flatMap(keysOfWords)),
		...(isPerson === true && company.form === '' ? [] : keysOfWords(company.words)),
	];
	return [
		...new Set([
			...names,
			...emails.flatMap(({ untagged, domain }) => [`@${untagged}`, ...(isPerson === false ? [`@@${domain}`] : [])]),
			...phones.map(({ digits }) => phoneKey(digits)),
		]),
	];
}

/** The end of a number is the same with and without calling code. */
function phoneKey(digits: string): string {
	return `#${digits.slice(-7)}`;
}

/** Things by the keys they are found under. */
export class KeyIndex<Thing> {
	private readonly byKey = new Map<string, Thing[]>();

	add(thing: Thing, keys: readonly string[]): void {
		for (const key of keys) {
			const things = this.byKey.get(key);
			if (things === undefined) this.byKey.set(key, [thing]);
			else things.push(thing);
		}
	}

	/** All that share at least one key, each once. */
	sharing(keys: readonly string[]): Set<Thing> {
		return new Set(keys.flatMap((key) => this.byKey.get(key) ?? []));
	}

	/** The things under each key. */
	blocks(): IterableIterator<Thing[]> {
		return this.byKey.values();
	}
}
