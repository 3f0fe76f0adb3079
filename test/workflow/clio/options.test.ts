import type { INodeParameters } from 'n8n-workflow';

import { recordRequests } from '../../contract/requestRecorder';
import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();
const whoAmI = (options: INodeParameters): INodeParameters => ({ resource: 'user', operation: 'whoAmI', options });

describe('the option Timeout', () => {
	it('gives up a request that is not answered, once', async () => {
		const silent = await recordRequests({ isSilent: true });
		const account = await clio().tokenAccount({
			connectWith: 'accessToken',
			accessToken: 'abc',
			baseUrl: silent.baseUrl,
		});
		const run = await clio().run(account, whoAmI({ timeout: 1 }));
		await silent.close();
		expect(run.error?.message).toBe('Clio did not answer in time (item 0)');
		expect(silent.requests).toHaveLength(1);
	});
});

describe('an option that is no number of seconds', () => {
	it.each([
		['Timeout', { timeout: 0 }],
		['Timeout', { timeout: -1 }],
		['Timeout', { timeout: '={{ "soon" }}' }],
		['Timeout', { timeout: 1e12 }],
		['Wait for Rate Limit', { waitForRateLimit: -1 }],
		['Wait for Rate Limit', { waitForRateLimit: '={{ null }}' }],
		['Wait for Rate Limit', { waitForRateLimit: '={{ [60] }}' }],
	])('is refused before anything is sent: %s %j', async (name, options) => {
		const run = await clio().run(await clio().connected(), whoAmI(options));
		expect(run.error?.message).toBe(`The option ${name} is not a number of seconds (item 0)`);
		expect(await clio().apiRequests()).toEqual([]);
	});

	it('may come as text from an item', async () => {
		const run = await clio().run(await clio().connected(), whoAmI({ timeout: '={{ "30" }}', waitForRateLimit: 0.5 }));
		expect(run.json(NODE)).toHaveLength(1);
	});
});
