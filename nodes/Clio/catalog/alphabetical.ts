/**
 * Compares two names for sorting, without regard to case. Names here are plain English; the rules of languages, which the
 * platform would have to load first, are not needed.
 */
export function alphabetically(left: string, right: string): number {
	const [one, other] = [left.toLowerCase(), right.toLowerCase()];
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
