const VOWELS = 'AEIOU';

const BEGINNINGS: ReadonlyArray<[RegExp, string]> = [
	[/^MAC/, 'MCC'],
	[/^KN/, 'N'],
	[/^K/, 'C'],
	[/^P[HF]/, 'FF'],
	[/^SCH/, 'SSS'],
];

const ENDINGS: ReadonlyArray<[RegExp, string]> = [
	[/[EI]E$/, 'Y'],
	[/(DT|RT|RD|NT|ND)$/, 'D'],
];

/** What groups of letters within a word become. */
const GROUPS: ReadonlyArray<[from: string, to: string]> = [
	['EV', 'AF'],
	['KN', 'N'],
	['SCH', 'SSS'],
	['PH', 'FF'],
];

const LETTERS: Readonly<Record<string, string>> = { E: 'A', I: 'A', O: 'A', U: 'A', Q: 'G', Z: 'S', M: 'N', K: 'C' };

/**
 * How a name sounds, by the rules of the New York State Identification and Intelligence System (1970): names of one key are
 * often pronounced the same.
 *
 * @param word plain Latin letters
 * @returns capital letters; empty for a word without Latin letters
 */
export function soundKey(word: string): string {
	let letters = word.toUpperCase().replace(/[^A-Z]/g, '');
	if (letters === '') return '';
	for (const [pattern, replacement] of BEGINNINGS) letters = letters.replace(pattern, replacement);
	for (const [pattern, replacement] of ENDINGS) letters = letters.replace(pattern, replacement);
	let key = letters.charAt(0);
	for (let at = 1; at < letters.length; ) {
		const [taken, sound] = soundAt(letters, at);
		letters = letters.slice(0, at) + sound + letters.slice(at + taken);
		for (const letter of sound) if (letter !== key.at(-1)) key += letter;
		at += sound.length;
	}
	if (key.length > 1) key = key.replace(/S$/, '');
	key = key.replace(/AY$/, 'Y');
	return key.length > 1 ? key.replace(/A$/, '') : key;
}

/** How many letters are taken at a place, and what they become; the letters before are those that they became. */
function soundAt(letters: string, at: number): [taken: number, sound: string] {
	const group = GROUPS.find(([from]) => letters.startsWith(from, at));
	if (group !== undefined) return [group[0].length, group[1]];
	const [before, letter, after] = [letters.charAt(at - 1), letters.charAt(at), letters.charAt(at + 1)];
	if (letter === 'H' && (!VOWELS.includes(before) || after === '' || !VOWELS.includes(after))) return [1, before];
	if (letter === 'W' && VOWELS.includes(before)) return [1, before];
	return [1, LETTERS[letter] ?? letter];
}
