import type { IDataObject } from 'n8n-workflow';

import type { PollingWorkflow } from '../../../scripts/engine';
import { useClioSandbox } from './clioSandbox';
import { Colleague, activate, interrupted, restarted } from './pollingSupport';

const clio = useClioSandbox();

const CONTACTS = { resource: 'contact', event: 'createdOrUpdated' };
const names = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json.name);
const ids = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => Number(json.id));

async function unlimited() {
	await clio().process.control.settings({ rateLimitPerMinute: 100_000, region: 'us' });
}

describe('thousands of records of one instant', () => {
	const COUNT = 2000;

	/** Creates that many contacts while Clio's clock shows one and the same second. */
	async function burst(colleague: Colleague, moment: Date): Promise<void> {
		const { control } = clio().process;
		const part = 20;
		for (let done = 0; done < COUNT; done += part) {
			await control.setClock(moment);
			await Promise.all(
				Array.from({ length: part }, async (_, index) => await colleague.company(`Company ${done + index}`)),
			);
		}
	}

	it('come once each, in as few requests as there are pages, and are remembered in less than 64 KB', async () => {
		await unlimited();
		const { control } = clio().process;
		const account = await clio().connected();
		const colleague = await Colleague.of(clio());
		let workflow: PollingWorkflow = activate(clio(), account, CONTACTS);
		await workflow.poll();
		const start = await control.now();
		await burst(colleague, new Date(Math.ceil(start.getTime() / 1000) * 1000 + 5000));
		await clio().apiRequests();

		const first = await workflow.poll();
		expect(await clio().apiRequests()).toHaveLength(Math.ceil(COUNT / 200));
		expect(new Set(first.map(({ json }) => json.updated_at)).size).toBeLessThan(3);
		expect(first).toHaveLength(COUNT);
		expect(JSON.stringify(workflow.stored()).length).toBeLessThan(64 * 1024);

		const out = ids(first);
		for (const seconds of [60, 60, 60]) {
			await control.advance(seconds);
			workflow = restarted(clio(), account, CONTACTS, workflow);
			out.push(...ids(await workflow.poll()));
			expect(JSON.stringify(workflow.stored()).length).toBeLessThan(64 * 1024);
		}
		expect([out.length, new Set(out).size]).toEqual([COUNT, COUNT]);
		await clio().apiRequests();
		expect(await workflow.poll()).toEqual([]);
		expect(await clio().apiRequests()).toHaveLength(1);
		expect(JSON.stringify(workflow.stored()).length).toBeLessThan(1000);
	}, 120_000);
});

describe('what is changed while the pages are read', () => {
	it('is put out once in its last state, on whichever page it stood', async () => {
		await unlimited();
		const colleague = await Colleague.of(clio());
		const { access_token: accessToken } = await clio().process.control.grant('us');
		const { control, regions } = clio().process;
		const contacts: number[] = [];
		let isReading = false;
		const change = async (path: string) => {
			if (!isReading || !path.includes('page_token')) return 'pass' as const;
			isReading = false;
			await control.advance(3);
			for (const at of [0, 5, 199, 200, 229]) await colleague.rename(contacts[at] ?? 0, `Changed ${at}`);
			await colleague.write('DELETE', `/contacts/${contacts[7] ?? 0}.json`);
			return 'pass' as const;
		};
		await interrupted(regions.us.baseUrl, change, async (baseUrl) => {
			const account = await clio().tokenAccount({ connectWith: 'accessToken', accessToken, baseUrl });
			const workflow = activate(clio(), account, CONTACTS);
			await workflow.poll();
			for (let index = 0; index < 230; index++) contacts.push(await colleague.company(`Company ${index}`));
			isReading = true;
			const first = await workflow.poll();
			const second = await workflow.poll();
			expect(await workflow.poll()).toEqual([]);
			const last = new Map([...first, ...second].map(({ json }) => [Number(json.id), json.name]));
			for (const at of [0, 5, 199, 200, 229]) expect(last.get(contacts[at] ?? 0)).toBe(`Changed ${at}`);
			expect([...last.keys()].sort()).toEqual([...contacts].sort());
			const all = [...first, ...second].map(({ json }) => json.eventId);
			expect(new Set(all).size).toBe(all.length);
		});
	}, 60_000);

	it('does not start a second reading of the same list', async () => {
		const { access_token: accessToken } = await clio().process.control.grant('us');
		const colleague = await Colleague.of(clio());
		let workflow: PollingWorkflow | undefined;
		let isSlow = false;
		let inBetween: unknown;
		const slow = async () => {
			if (!isSlow) return 'pass' as const;
			isSlow = false;
			inBetween = await workflow?.poll();
			return 'pass' as const;
		};
		await interrupted(clio().process.regions.us.baseUrl, slow, async (baseUrl) => {
			const account = await clio().tokenAccount({ connectWith: 'accessToken', accessToken, baseUrl });
			workflow = activate(clio(), account, CONTACTS);
			await workflow.poll();
			await colleague.company('Once');
			isSlow = true;
			expect(names(await workflow.poll())).toEqual(['Once']);
			expect(inBetween).toEqual([]);
			expect(JSON.stringify(workflow.stored())).not.toMatch(/under way|UNDER/i);
			await colleague.company('Then');
			expect(names(await workflow.poll())).toEqual(['Then']);
		});
	});
});

describe("Clio's clock", () => {
	it.each([
		['an hour ahead of', 3600],
		['five minutes behind', -300],
		['a day behind', -86_400],
	])('may be %s the one of this machine', async (_, seconds) => {
		const { control } = clio().process;
		await control.setClock(new Date(Date.now() + seconds * 1000));
		const account = await clio().connected();
		const colleague = await Colleague.of(clio());
		await colleague.company('Before');
		let workflow = activate(clio(), account, CONTACTS);
		await workflow.poll();
		const out: unknown[] = [];
		for (let round = 0; round < 6; round++) {
			await colleague.company(`Company ${round}`);
			out.push(...names(await workflow.poll()));
			await control.advance(round * 40);
			workflow = restarted(clio(), account, CONTACTS, workflow);
			out.push(...names(await workflow.poll()));
		}
		expect(out).toEqual([0, 1, 2, 3, 4, 5].map((round) => `Company ${round}`));
	});

	it('may be put back: nothing is missed', async () => {
		const { control } = clio().process;
		await control.setClock(new Date(Date.now() + 7200_000));
		const account = await clio().connected();
		const colleague = await Colleague.of(clio());
		const workflow = activate(clio(), account, CONTACTS);
		await workflow.poll();
		await control.setClock(new Date());
		await colleague.company('Dated two hours earlier');
		expect(names(await workflow.poll())).toContain('Dated two hours earlier');
		expect(names(await workflow.poll())).not.toContain('Dated two hours earlier');
		await colleague.company('And now');
		expect(names(await workflow.poll())).toEqual(['And now']);
	});
});
