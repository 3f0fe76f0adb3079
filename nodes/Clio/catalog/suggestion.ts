/** The known name that is nearest to a mistyped one, or undefined when none is near. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
	const wanted = plain(name);
	let nearest: { name: string; distance: number } | undefined;
	for (const candidate of known) {
		const distance = editDistance(wanted, plain(candidate));
		if (distance < (nearest?.distance ?? Infinity)) nearest = { name: candidate, distance };
	}
	return nearest !== undefined && nearest.distance <= Math.max(2, wanted.length / 3) ? nearest.name : undefined;
}

/** Case, separators, plural and the endings that Clio adds to names of references do not count as mistakes. */
function plain(name: string): string {
	return name
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '')
		.replace(/(ids?|s)$/, '');
}

/** Levenshtein's distance: how many letters to insert, remove or exchange. */
function editDistance(left: string, right: string): number {
	let row = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (let i = 1; i <= left.length; i++) {
		const next = [i];
		for (let j = 1; j <= right.length; j++) {
			const exchanged = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
			next.push(Math.min(exchanged, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[right.length] ?? 0;
}
