import type { INodeProperties } from 'n8n-workflow';

/** Something that a person reads in the editor. */
export interface Text {
	/** the names on the way to it, and what it is, such as `record.modes.id placeholder` */
	at: string;
	kind: string;
	text: string;
}

const KINDS = ['name', 'displayName', 'description', 'action', 'placeholder', 'hint', 'errorMessage'];

/** Every text in properties, however deep it stands. The `name` of a choice is a text, that of a parameter is not. */
export function everyText(properties: INodeProperties[]): Text[] {
	return textsIn(properties, '');
}

function textsIn(value: unknown, at: string): Text[] {
	if (Array.isArray(value)) return value.flatMap((element: unknown) => textsIn(element, at));
	if (typeof value !== 'object' || value === null) return [];
	const own = new Map(Object.entries(value));
	const place = `${at}${at === '' ? '' : '.'}${String(own.get('name') ?? own.get('type') ?? '')}`;
	return [...own].flatMap(([kind, inner]) => {
		if (typeof inner !== 'string') return kind === 'displayOptions' ? [] : textsIn(inner, place);
		if (!KINDS.includes(kind) || (kind === 'name' && own.has('displayName'))) return [];
		// A notice has its sentences where other parameters have their name.
		const isNotice = own.get('type') === 'notice';
		return [{ at: `${place} ${kind}`, kind: isNotice ? 'description' : kind, text: inner }];
	});
}

const SMALL_WORDS = / (a|an|and|as|at|by|for|from|in|of|on|or|than|the|to|with)(?= )/g;

/** What a text must be like, beyond what n8n's own rules look at. */
const RULES: ReadonlyArray<[rule: string, isBroken: (text: Text) => boolean]> = [
	[
		'ID, URL and JSON are written in capitals',
		({ text }) => /\b(id|ids|Id|Ids|url|Url|json|Json)\b/.test(withoutCode(text)),
	],
	[
		'names are in Title Case',
		({ kind, text }) => isName(kind) && (/^[a-z]/.test(text) || / [a-z]/.test(text.replace(SMALL_WORDS, ''))),
	],
	['there is no space at the ends, and none is double', ({ text }) => text !== text.trim() || /\s{2}/.test(text)],
	[
		'one sentence has no final period',
		({ kind, text }) => isSentence(kind) && !/\. [A-Z]/.test(text) && /[^.]\.$/.test(text),
	],
	[
		'several sentences have one',
		({ kind, text }) => isSentence(kind) && /\. [A-Z]/.test(text) && !/[.?!)]$/.test(text),
	],
	[
		'a sentence begins with a capital',
		({ kind, text }) => isSentence(kind) && /^[a-z](?!\w*\d)/.test(text) && !/^e\.g\. /.test(text),
	],
	[
		'an example begins with e.g.',
		({ kind, text }) => kind === 'placeholder' && !/^(e\.g\. \S|Add \w|Choose \w)/.test(text),
	],
	['there are no emoji', ({ text }) => /\p{Extended_Pictographic}/u.test(text)],
	['there is no code between the lines', ({ text }) => /[{]{2}|<\w+>|`/.test(text)],
];

/** The texts that break a rule of this package, one line each. */
export function faultsOf(texts: Text[]): string[] {
	return RULES.flatMap(([rule, isBroken]) => texts.filter(isBroken).map(({ at, text }) => `${rule}: ${at}: ${text}`));
}

function isName(kind: string): boolean {
	return kind === 'name' || kind === 'displayName';
}

function isSentence(kind: string): boolean {
	return kind === 'description' || kind === 'action' || kind === 'hint';
}

/** Without examples of code, in which names are written as Clio writes them. */
function withoutCode(text: string): string {
	return text.replace(/e\.g\. .*$/, '').replace(/"[^"]*"/g, '');
}
