import type { IExecuteFunctions, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { toNodeError } from '../transport/errors/nodeError';
import type { Traffic } from '../transport/traffic';
import { noTraffic, tellTraffic } from '../transport/traffic';

/** What earlier items of the same execution changed in Clio. */
export type Written = ReadonlyArray<{ item: number; ids: Array<string | number> }>;

export interface DoneSoFar {
	written: Written;
	traffic?: Traffic | undefined;
}

/**
 * The error of one item, as n8n shows it: with the item in its words and in its context, with what was already written, so
 * that nobody repeats it unknowingly, and with what was sent and waited for.
 */
export function itemError(
	this: IExecuteFunctions,
	error: unknown,
	itemIndex: number,
	{ written, traffic = noTraffic() }: DoneSoFar,
): NodeApiError | NodeOperationError {
	const told = toNodeError(this.getNode(), error);
	told.message = `${told.message} (item ${itemIndex})`;
	told.context.itemIndex = itemIndex;
	const sentences = [told.description, tellTraffic(traffic), tellWritten(written)];
	told.description = sentences.filter((sentence) => typeof sentence === 'string' && sentence !== '').join(' ');
	return told;
}

const MOST_NAMED = 50;

function tellWritten(written: Written): string {
	if (written.length === 0) return '';
	const named = written.flatMap(({ item, ids }) => ids.map((id) => `${id} (item ${item})`));
	const more = named.length > MOST_NAMED ? ` and ${named.length - MOST_NAMED} more` : '';
	return `Already written in this run: ${named.slice(0, MOST_NAMED).join(', ')}${more}.`;
}
