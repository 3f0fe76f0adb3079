/** A record as Clio gives it. */
export type ListedRecord = Readonly<Record<string, unknown>>;

const PLACE = /\{([\w.]+)(?:\|(\w+))?\}/g;

const OPTIONAL = /\[([^\]]*)\]/g;

/** Equal numbers mean different things, an amount and a bill for example; equal words do not. */
const HAS_LETTER = /\p{L}/u;

/** Long enough to recognise a record by, short enough for one line of a list. */
const LONGEST_VALUE = 80;

const WRITINGS: Readonly<Record<string, (text: string) => string>> = {
	/** a word of Clio's own, such as `awaiting_payment` */
	words: (text) => text.replace(/_/g, ' '),
	/** a time to the minute, as Clio gives it */
	time: (text) => text.slice(0, 16).replace('T', ' '),
};

/**
 * Writes what a person recognises a record by.
 *
 * @param pattern text with `{attribute}` or `{record.attribute}` places; what stands in `[...]` is left out when its place
 * has no value, or only repeats words of the label, as a matter's number does in its folder; `{state|words}` writes a value in
 * another way
 * @returns the text, or the ID when nothing of it has a value
 */
export function recordLabel(pattern: string, record: ListedRecord): string {
	const shown = new Set<string>(attributesOf(pattern.replace(OPTIONAL, '')).map((path) => textAt(record, path)));
	const filled = pattern
		.replace(OPTIONAL, (_, part: string) => {
			const texts = attributesOf(part).map((path) => textAt(record, path));
			const isRepeated = texts.every((text) => shown.has(text) && HAS_LETTER.test(text));
			texts.forEach((text) => shown.add(text));
			return texts.includes('') || isRepeated ? '' : part.replace(PLACE, placed(record));
		})
		.replace(PLACE, placed(record))
		.trim();
	return /[\p{L}\p{N}]/u.test(filled) ? filled.replace(/^[:,\s]+/, '') : `ID ${String(record.id)}`;
}

/** The dotted names of the attributes in a pattern. */
export function attributesOf(pattern: string): string[] {
	return [...pattern.matchAll(PLACE)].map(([, path = '']) => path);
}

function placed(record: ListedRecord): (whole: string, path: string, writing?: string) => string {
	return (_whole, path, writing = '') => {
		const text = textAt(record, path);
		return Object.hasOwn(WRITINGS, writing) ? (WRITINGS[writing]?.(text) ?? text) : text;
	};
}

function textAt(record: ListedRecord, path: string): string {
	const text = textsAt(record, path).slice(0, 3).join(', ').replace(/\s+/g, ' ').trim();
	return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}

/** The values of a record at a dotted path, as texts; of a list, those of all its records. */
export function textsAt(record: unknown, path: string): string[] {
	if (Array.isArray(record)) return record.flatMap((each) => textsAt(each, path));
	if (path === '') return typeof record === 'string' || typeof record === 'number' ? [String(record)] : [];
	if (typeof record !== 'object' || record === null) return [];
	const [name = '', ...rest] = path.split('.');
	const inner: unknown = Object.entries(record).find(([key]) => key === name)?.[1];
	return textsAt(inner, rest.join('.')).filter((text) => text !== '');
}
