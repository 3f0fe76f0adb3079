import type { IDataObject } from 'n8n-workflow';

import type { SandboxFaultAnswer } from '../../../sandbox/client/sandboxProcess';
import { useClioSandbox } from './clioSandbox';
import { Colleague, activate, interrupted, restarted } from './pollingSupport';

const clio = useClioSandbox();

const CONTACTS = { resource: 'contact', event: 'createdOrUpdated' };
const names = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json.name);
const refusal = (status: number): SandboxFaultAnswer => ({
	kind: 'status',
	status,
	body: { error: { type: 'Forbidden', message: 'Jane Doe may not do this' } },
});

async function scene() {
	const account = await clio().connected();
	const colleague = await Colleague.of(clio());
	const fault = async (answer: SandboxFaultAnswer, times = 1) =>
		await clio().process.control.fault({ path: '/contacts', times, answer });
	return { account, colleague, fault };
}

describe('a failure of Clio', () => {
	it('at the first poll fails the activation with the reason, and the next try succeeds', async () => {
		const { account, colleague, fault } = await scene();
		await fault(refusal(403));
		const workflow = activate(clio(), account, CONTACTS);
		await expect(workflow.poll()).rejects.toThrow('Clio does not let this user or app read what is at /contacts');
		expect(workflow.stored()).toEqual({ 'node:New in Clio': {} });
		const again = activate(clio(), account, CONTACTS);
		expect(await again.poll()).toEqual([]);
		await colleague.company('Later');
		expect(names(await again.poll())).toEqual(['Later']);
	});

	it.each([
		['a refusal', refusal(403)],
		['nothing there', refusal(404)],
		['a web page', { kind: 'html', status: 403 } as const],
		['half an answer', { kind: 'truncated' } as const],
	])('later (%s) is logged without what Clio says, and the next poll catches up', async (_, answer) => {
		const { account, colleague, fault } = await scene();
		const workflow = activate(clio(), account, CONTACTS);
		await workflow.poll();
		await colleague.company('Written before the failure');
		await fault(answer, 1);
		expect(await workflow.poll()).toEqual([]);
		const errors = workflow.log.filter((line) => line.startsWith('error'));
		expect(errors).toHaveLength(1);
		expect(errors[0]).toMatch(/A poll of "New in Clio" failed, the next one catches up: .*Clio/);
		expect(workflow.log.join()).not.toMatch(/Jane Doe|Bearer|token=/);
		await colleague.company('Written after it');
		expect(names(await workflow.poll())).toEqual(['Written before the failure', 'Written after it']);
		expect(await workflow.poll()).toEqual([]);
	});

	it('is logged after a restart too, which must not leave the trigger off', async () => {
		const { account, colleague, fault } = await scene();
		const former = activate(clio(), account, CONTACTS);
		await former.poll();
		await colleague.company('Meanwhile');
		await fault(refusal(403));
		const workflow = restarted(clio(), account, CONTACTS, former);
		expect(await workflow.poll()).toEqual([]);
		expect(names(await workflow.poll())).toEqual(['Meanwhile']);
	});

	it('is thrown when a person activates the workflow again', async () => {
		const { account, fault } = await scene();
		const former = activate(clio(), account, CONTACTS);
		await former.poll();
		await fault(refusal(403));
		const again = activate(clio(), account, CONTACTS, { staticData: former.stored(), activation: 'activate' });
		await expect(again.poll()).rejects.toThrow('Clio does not let this user');
	});

	it('that lasts an hour is thrown once a day, so that n8n tells it', async () => {
		const { account, fault } = await scene();
		const workflow = activate(clio(), account, CONTACTS);
		await workflow.poll();
		await fault(refusal(403), 1000);
		const clock = jest.spyOn(Date, 'now');
		const start = new Date().getTime();
		const outcomes: string[] = [];
		try {
			for (const minutes of [0, 30, 61, 62, 600, 1502, 1503]) {
				clock.mockImplementation(() => start + minutes * 60_000);
				outcomes.push(
					await workflow.poll().then(
						() => 'logged',
						() => 'thrown',
					),
				);
			}
		} finally {
			clock.mockRestore();
		}
		expect(outcomes).toEqual(['logged', 'logged', 'thrown', 'logged', 'logged', 'thrown', 'logged']);
	});
});

describe('a poll that breaks off between its pages', () => {
	it('loses nothing and repeats nothing', async () => {
		const { colleague } = await scene();
		const { access_token: accessToken } = await clio().process.control.grant('us');
		const { baseUrl } = clio().process.regions.us;
		await clio().process.control.settings({ rateLimitPerMinute: 10_000, region: 'us' });
		let isBroken = false;
		const breaking = async (path: string) =>
			await Promise.resolve(isBroken && path.includes('page_token') ? ('break' as const) : ('pass' as const));
		await interrupted(baseUrl, breaking, async (proxy) => {
			const account = await clio().tokenAccount({ connectWith: 'accessToken', accessToken, baseUrl: proxy });
			const workflow = activate(clio(), account, CONTACTS);
			await workflow.poll();
			const wanted = Array.from({ length: 230 }, (_, index) => `Company ${index}`);
			for (const name of wanted) await colleague.company(name);
			isBroken = true;
			expect(await workflow.poll()).toEqual([]);
			isBroken = false;
			const after = restarted(clio(), account, CONTACTS, workflow);
			expect(names(await after.poll()).sort()).toEqual([...wanted].sort());
			expect(await after.poll()).toEqual([]);
		});
	}, 60_000);
});
