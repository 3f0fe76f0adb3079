import { factsOf } from '../catalog/catalog';
import type { OperationFacts } from '../catalog/types';
import { InputProblem } from './errors/inputProblem';

const ID_PATTERNS = {
	integer: { pattern: /^[1-9][0-9]{0,18}$/, rule: 'it must be a whole number above 0' },
	string: {
		pattern: /^[A-Za-z0-9_:=+-]{1,200}$/,
		rule: 'it may hold letters, digits, "_", "-", ":", "=" and "+" only',
	},
};

/** Where the API begins below an account's base URL. */
export const API_ROOT = '/api/v4';

/**
 * Fills an operation's path with ids, each validated and percent-encoded.
 *
 * @returns the path below {@link API_ROOT}, such as `/matters/12.json`
 * @throws InputProblem when an id is missing or not an id
 */
export function buildPath(operation: OperationFacts, ids: Readonly<Record<string, unknown>> = {}): string {
	return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
		const text = idText(ids[name]);
		const type = factsOf(operation.pathParameters?.[name] ?? 'integer').type;
		const { pattern, rule } = type === 'string' ? ID_PATTERNS.string : ID_PATTERNS.integer;
		if (pattern.test(text)) return encodeURIComponent(text);
		throw new InputProblem(
			text === '' ? 'No ID is given' : `"${text.slice(0, 60)}" is not an ID of Clio`,
			text === '' ? 'Choose the record, or give its ID.' : `An ID comes from Clio as it is; ${rule}.`,
		);
	});
}

function idText(value: unknown): string {
	return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}

/** The characters of ids are allowed in each segment, but nothing in front that reads as a scheme. */
const RAW_PATH = /^(?![A-Za-z][A-Za-z0-9+.-]*:)[A-Za-z0-9_.:=+-]+(\/[A-Za-z0-9_.:=+-]+)*$/;

/**
 * Cleans a path that a person typed for an API call: below {@link API_ROOT}, with or without it in front.
 *
 * @returns the path below {@link API_ROOT}, such as `/matters.json`
 * @throws InputProblem for a scheme, a host, `//`, `.` or `..` segments, a query, or characters that no path of Clio has
 */
export function cleanRawPath(typed: string): string {
	const path = typed.replace(/^\/?api\/v4(?=\/|$)/, '').replace(/^\//, '');
	const segments = path.split('/');
	if (RAW_PATH.test(path) && !segments.some((segment) => /^\.+$/.test(segment))) return `/${path}`;
	// A query may name people, so it is not quoted.
	const [quoted = ''] = typed.slice(0, 60).split(/[?#]/);
	throw new InputProblem(
		`"${quoted}${quoted.length < typed.length ? '…' : ''}" is not a path below ${API_ROOT}`,
		'Give only the path, such as /matters.json or /matters/12.json: no address, no "..", no "//" and no "?". Query parameters have a place of their own.',
	);
}
