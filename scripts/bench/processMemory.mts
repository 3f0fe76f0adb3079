import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Linux resets the high-water mark of a process when this is written to its `clear_refs`. */
const RESET_PEAK = '5';

/** Whether this machine can tell the peak memory of another process: Linux only. */
export function canMeasureMemory(): boolean {
	return existsSync('/proc/self/clear_refs');
}

/** Starts a new peak at what the process holds now. */
export function resetPeak(processId: number): void {
	if (canMeasureMemory()) writeFileSync(`/proc/${processId}/clear_refs`, RESET_PEAK);
}

/** The most memory that the process held at once since {@link resetPeak}, in MB; undefined where the machine cannot tell. */
export function peakMegabytes(processId: number): number | undefined {
	if (!canMeasureMemory()) return undefined;
	const status = readFileSync(`/proc/${processId}/status`, 'utf8');
	const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
	return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
