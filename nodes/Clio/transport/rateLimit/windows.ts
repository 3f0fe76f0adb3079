import { RateWindow } from './window';

/** Far more credentials than one n8n uses within a minute; the least recently used is forgotten first. */
const MOST = 500;

/** The only state of this package that outlives an execution: Clio counts the requests of all of them together. */
const windows = new Map<string, RateWindow>();

/** The rate window that all executions of this process share for a credential and an address. */
export function rateWindowOf(credential: string, baseUrl: string): RateWindow {
	const key = JSON.stringify([credential, baseUrl]);
	const window = windows.get(key) ?? new RateWindow();
	windows.delete(key);
	windows.set(key, window);
	for (const oldest of windows.keys()) {
		if (windows.size <= MOST) break;
		windows.delete(oldest);
	}
	return window;
}
