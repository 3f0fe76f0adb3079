import { textsAt } from '../../catalog/recordLabel';
import { nearestName } from '../../catalog/suggestion';
import type { ListedMatch } from './lookups';

/** Names are the same whatever their case, their spacing, and the way their accents are written (Unicode NFC). */
export function comparable(text: string): string {
	return text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase().normalize('NFC');
}

/**
 * What a record is found by, for {@link exactMatches}.
 *
 * @param exact dotted attributes, in groups from the surest to the least sure
 */
export function namesOf(
	record: Readonly<Record<string, unknown>>,
	exact: ReadonlyArray<readonly string[]>,
): ListedMatch['names'] {
	return exact.map((attributes) => attributes.flatMap((path) => textsAt(record, path)).map(comparable));
}

/**
 * The records that a text names exactly. A number outweighs a name: where something of an earlier group fits, later groups
 * are not asked.
 */
export function exactMatches(records: readonly ListedMatch[], text: string): ListedMatch[] {
	const wanted = comparable(text);
	if (wanted === '') return [];
	const groups = Math.max(0, ...records.slice(0, 1).map(({ names }) => names.length));
	for (let group = 0; group < groups; group++) {
		const fits = records.filter(({ names }) => names[group]?.includes(wanted) === true);
		if (fits.length > 0) return withoutRepeats(fits);
	}
	return [];
}

/** A list may give a record twice when it changes between two pages. */
function withoutRepeats(records: ListedMatch[]): ListedMatch[] {
	return [...new Map(records.map((record) => [record.id, record])).values()];
}

/** Whether every word of what somebody typed stands somewhere in a label. */
export function containsWords(label: string, typed: string): boolean {
	const text = comparable(label);
	return comparable(typed)
		.split(' ')
		.every((word) => text.includes(word));
}

/** Up to `most` records that come near a text that fits none: those that contain it, or the one that is spelt most like it. */
export function nearMatches(records: readonly ListedMatch[], text: string, most: number): ListedMatch[] {
	const containing = withoutRepeats(records.filter(({ label }) => containsWords(label, text)));
	if (containing.length > 0) return containing.slice(0, most);
	const nearest = nearestName(
		text,
		records.map(({ label }) => label),
	);
	return records.filter(({ label }) => label === nearest).slice(0, 1);
}
