import { noTraffic, tellTraffic } from '../../../nodes/Clio/transport/traffic';

describe('what an execution cost', () => {
	it.each([
		[{}, ''],
		[{ requests: 1, pages: 1 }, ''],
		[{ requests: 2 }, 'Sent 2 requests to Clio.'],
		[{ requests: 3, pages: 3 }, 'Sent 3 requests to Clio (3 pages of lists).'],
		[{ requests: 2, retries: 1 }, 'Sent 2 requests to Clio (1 repeated after a failure).'],
		[
			{ requests: 60, pages: 5, retries: 2, waited: 44_100 },
			"Sent 60 requests to Clio (5 pages of lists, 2 repeated after a failure); waited 45 seconds for Clio's limit of requests a minute.",
		],
		[{ requests: 1, waited: 900 }, "Sent 1 request to Clio; waited 1 second for Clio's limit of requests a minute."],
		[
			{ requests: 3, waited: 100, awaited: 6_000 },
			"Sent 3 requests to Clio; waited 1 second for Clio's limit of requests a minute and 6 seconds for what Clio makes in the background.",
		],
	])('%j is told as "%s"', (traffic, sentence) => {
		expect(tellTraffic({ ...noTraffic(), ...traffic })).toBe(sentence);
	});
});
