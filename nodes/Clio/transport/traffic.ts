/** What one execution of a node cost so far. */
export interface Traffic {
	/** every request counts, also those that failed */
	requests: number;
	/** pages of lists among them */
	pages: number;
	/** requests among them that repeated one that had failed */
	retries: number;
	/** milliseconds of waiting for Clio's limit of requests a minute */
	waited: number;
	/** milliseconds of waiting for what Clio makes in the background */
	awaited: number;
}

/** The traffic of an execution that has sent nothing yet. */
export function noTraffic(): Traffic {
	return { requests: 0, pages: 0, retries: 0, waited: 0, awaited: 0 };
}

/** One sentence for the user; empty when there was nothing but a single request at once. */
export function tellTraffic({ requests, pages, retries, waited, awaited }: Traffic): string {
	if (requests < 2 && waited === 0 && awaited === 0) return '';
	const parts = [
		...(pages > 1 ? [`${pages} pages of lists`] : []),
		...(retries > 0 ? [`${retries} repeated after a failure`] : []),
	];
	const among = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
	const waits = [
		...(waited > 0 ? [`${secondsOf(waited)} for Clio's limit of requests a minute`] : []),
		...(awaited > 0 ? [`${secondsOf(awaited)} for what Clio makes in the background`] : []),
	];
	const waiting = waits.length === 0 ? '' : `; waited ${waits.join(' and ')}`;
	return `Sent ${plural(requests, 'request')} to Clio${among}${waiting}.`;
}

function secondsOf(milliseconds: number): string {
	return plural(Math.ceil(milliseconds / 1000), 'second');
}

function plural(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? '' : 's'}`;
}
