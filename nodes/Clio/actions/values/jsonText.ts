/** A parsed text, or where it stops being JSON. */
export type Parsed = { value: unknown } | { problem: string };

/** Parses JSON and says where it fails, without repeating what stands there. */
export function parseJson(text: string): Parsed {
	const outcome = attempt(text);
	if (outcome !== undefined) return outcome;
	const at = firstFault(text);
	const before = text.slice(0, at).split('\n');
	const line = before.length;
	const column = (before.at(-1)?.length ?? 0) + 1;
	return { problem: at >= text.length ? 'it ends too early' : `line ${line}, character ${column} is not JSON` };
}

function attempt(text: string): Parsed | undefined {
	try {
		return { value: JSON.parse(text) as unknown };
	} catch {
		return undefined;
	}
}

const SPACE = '[ \\t\\r\\n]*';
const PLAIN = `[^"\\\\${String.fromCharCode(0)}-${String.fromCharCode(31)}]*`;
const STRING = `"${PLAIN}(?:\\\\(?:["\\\\/bfnrt]|u[\\da-fA-F]{4})${PLAIN})*"`;
const NUMBER = '-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?(?![\\w.])';

type Want = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end';

/** Where the text first is not JSON; JavaScript's own messages say so only sometimes. */
function firstFault(text: string): number {
	const open: Array<'{' | '['> = [];
	let want: Want = 'value';
	let at = 0;
	// A bracket or sign, or a value: the first letter tells enough about it.
	const token = new RegExp(`(${SPACE})(?:([[\\]{}:,])|(${STRING}|${NUMBER}|true|false|null))`, 'y');
	const space = new RegExp(SPACE, 'y');
	for (;;) {
		token.lastIndex = space.lastIndex = at;
		const match = token.exec(text);
		const start = at + (space.exec(text)?.[0].length ?? 0);
		const next: Want | undefined =
			match === null ? undefined : after(match[2] ?? match[3]?.charAt(0) ?? '', want, open);
		if (match === null || next === undefined) return start;
		want = next;
		at = token.lastIndex;
	}
}

/** What may come after a token; undefined where the token may not stand. */
function after(token: string, want: Want, open: Array<'{' | '['>): Want | undefined {
	const wantsValue = want === 'value' || want === 'value or ]';
	if (token === '{' || token === '[') {
		if (!wantsValue) return undefined;
		open.push(token);
		return token === '{' ? 'name or }' : 'value or ]';
	}
	if (token === '}' || token === ']') {
		const fits = open.pop() === (token === '}' ? '{' : '[');
		const isTime = want === ', or end' || want === (token === '}' ? 'name or }' : 'value or ]');
		return fits && isTime ? ', or end' : undefined;
	}
	if (token === ':') return want === ':' ? 'value' : undefined;
	if (token === ',') {
		if (want !== ', or end' || open.length === 0) return undefined;
		return open.at(-1) === '{' ? 'name' : 'value';
	}
	if (token === '"' && (want === 'name' || want === 'name or }')) return ':';
	return wantsValue ? ', or end' : undefined;
}
