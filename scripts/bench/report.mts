import type { Run } from './measure.mjs';

/** What a contestant needed: the middle of its runs. */
export interface Result {
	name: string;
	requests: number;
	milliseconds: number;
	/** MB above an empty workflow, of the first run of a fresh process */
	memory: number | undefined;
	rows: number;
	distinct: number;
}

/** The middle of the runs' times; memory and counts of the first run, which no other has warmed up. */
export function resultOf(name: string, runs: readonly Run[], emptyPeak?: number): Result {
	const [first] = runs;
	if (first === undefined) throw new Error(`${name} did not run`);
	const { requests, rows, distinct, peak } = first;
	const times = runs.map(({ milliseconds }) => milliseconds).sort((left, right) => left - right);
	const memory = peak === undefined || emptyPeak === undefined ? undefined : Math.max(0, peak - emptyPeak);
	return { name, requests, milliseconds: times[Math.floor(times.length / 2)] ?? 0, memory, rows, distinct };
}

/** Requests that Clio takes a minute at peak times (Clio: Rate Limits). */
const REQUESTS_A_MINUTE = 50;

/** The results as a table. */
export function printResults(title: string, results: readonly Result[]): void {
	console.log(`\n${title}`);
	const widest = Math.max(...results.map(({ name }) => name.length));
	console.log(
		`${''.padEnd(widest)}  requests  minutes at ${REQUESTS_A_MINUTE}  node time ms  memory MB    rows  distinct`,
	);
	for (const { name, requests, milliseconds, memory, rows, distinct } of results) {
		const columns = [
			String(requests).padStart(8),
			(requests / REQUESTS_A_MINUTE).toFixed(1).padStart(13),
			milliseconds.toFixed(0).padStart(12),
			(memory === undefined ? '-' : memory.toFixed(0)).padStart(9),
			String(rows).padStart(6),
			String(distinct).padStart(8),
		];
		console.log(`${name.padEnd(widest)}  ${columns.join('  ')}`);
	}
}

/** A number to reach. */
export interface Aim {
	what: string;
	value: number;
	/** the value may be no greater */
	most: number;
}

/** The aims and whether each is reached. @returns whether all are */
export function printAims(aims: readonly Aim[]): boolean {
	console.log('\naim                                                    measured   at most');
	for (const { what, value, most } of aims) {
		const mark = value <= most ? 'reached' : 'MISSED';
		console.log(`${what.padEnd(50)} ${value.toFixed(2).padStart(12)} ${most.toFixed(2).padStart(9)}  ${mark}`);
	}
	return aims.every(({ value, most }) => value <= most);
}
