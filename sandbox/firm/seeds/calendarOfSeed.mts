/** The seed's own clock: the firm was founded then, and everything it holds happened since. */
export const foundedAt = Date.UTC(2024, 0, 8, 9, 0, 0, 250);

const dayLength = 86_400_000;

/** Milliseconds at so many days (and hours) after the founding. */
export const daysIn = (days: number, hours = 0): number => foundedAt + days * dayLength + hours * 3_600_000;

/** The calendar day so many days after the founding. */
export const dayIn = (days: number): string => new Date(daysIn(days)).toISOString().slice(0, 10);

/** The time so many days and hours after the founding, as the API writes it. */
export const momentIn = (days: number, hours = 0): string =>
	new Date(daysIn(days, hours)).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** The entry at a position of an endless repetition of the list. */
export function cycle<Entry>(list: readonly Entry[], position: number): Entry {
	const entry = list[((position % list.length) + list.length) % list.length];
	if (entry === undefined) throw new Error('An empty list has no entries to repeat');
	return entry;
}
