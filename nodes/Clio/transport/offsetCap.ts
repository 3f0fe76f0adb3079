import { InputProblem } from './errors/inputProblem';
import type { ClioRequest } from './send';

/** The order in which Clio pages without an end (Clio: Pagination). */
export const CURSOR_ORDER = 'id(asc)';

/** How far a list reaches that is paged by position (Clio: Pagination). */
const OFFSET_CAP = 10_000;

/** A list request that Clio pages by position, not by cursor. */
export interface OffsetPaging {
	/** position of the first record asked for */
	start: number;
	/** what makes it so, for the words of an error */
	reason: string;
}

/** Whether Clio pages a list request by position: it names another order than {@link CURSOR_ORDER}, or an offset. */
export function offsetPaging({ operation, query = '' }: ClioRequest): OffsetPaging | undefined {
	const values = new Map(query.split('&').map(nameAndValue));
	const offset = values.get('offset');
	if (offset !== undefined) return { start: Number(offset) || 0, reason: 'with an offset' };
	const order = values.get('order') ?? operation?.order?.default ?? CURSOR_ORDER;
	return order === CURSOR_ORDER ? undefined : { start: 0, reason: `in the order "${order}"` };
}

/**
 * @param wanted how many records are to be read: the Limit, or what Clio says that the list holds
 * @throws InputProblem when that is more than paging by position can give
 */
export function refuseBeyondCap(paging: OffsetPaging | undefined, wanted: number): void {
	if (paging === undefined || paging.start + wanted <= OFFSET_CAP) return;
	throw new InputProblem(
		`Clio gives at most ${OFFSET_CAP} records of a list ${paging.reason}`,
		`Ask for fewer with a Limit or filters, or leave the order at ${CURSOR_ORDER}, which has no such end, and sort afterwards.`,
	);
}

function nameAndValue(pair: string): [name: string, value: string] {
	const at = pair.indexOf('=');
	return at < 0 ? [pair, ''] : [pair.slice(0, at), decode(pair.slice(at + 1))];
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text.replace(/\+/g, ' '));
	} catch {
		return text;
	}
}
