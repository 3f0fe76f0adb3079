import type { IDataObject } from 'n8n-workflow';

import type { SandboxMischiefOrder } from '../../../sandbox/client/sandboxProcess';
import type { ClioSandbox } from '../clio/clioSandbox';
import type { TriggerInN8n } from './clioTrigger';
import { perform, records } from './clioTrigger';

/** What a simulation found. */
export interface SimulationFigures {
	days: number;
	changes: number;
	attempts: number;
	restarts: number;
	items: number;
	recovered: number;
	/** items whose event ID had been put out before */
	repeats: number;
	/** records whose last state never came */
	missed: unknown[];
	/** records whose creation was told by two names */
	createdTwice: unknown[];
	/** event IDs that stood for two different things */
	ambiguous: string[];
	requests: number;
	largestStaticData: number;
}

const HOUR = 3_600;

/** Numbers from 0 to 1 that are the same in each run with a seed. */
function chances(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
		return state / 4_294_967_296;
	};
}

/**
 * Lives through many days with a trigger: changes in Clio, n8n that stops and starts, webhooks that end, are suspended or
 * vanish, deliveries that are lost, doubled or come in another order, and static data that another trigger puts back. At the
 * end every record that was changed must have been put out in its last state.
 */
export class Simulation {
	private readonly chance: () => number;

	private readonly items: IDataObject[] = [];

	private readonly figures = { restarts: 0, requests: 0, largestStaticData: 0 };

	private matters: unknown[] = [];

	private passed = 0;

	constructor(
		private readonly clio: ClioSandbox,
		private readonly trigger: TriggerInN8n,
		seed: number,
	) {
		this.chance = chances(seed);
	}

	/** Lets the time in Clio and on this machine pass; see `now`. */
	private async pass(seconds: number): Promise<void> {
		this.passed += seconds;
		await this.clio.process.control.advance(seconds);
		this.items.push(...(await this.trigger.items()));
	}

	/** Milliseconds by which the simulation is ahead of this machine. */
	get ahead(): number {
		return this.passed * 1000;
	}

	/** Lives through the days. */
	async run(days: number): Promise<SimulationFigures> {
		const { control } = this.clio.process;
		this.matters = (await records(this.clio, '/matters?limit=40')).map(({ id }) => id);
		await this.trigger.running.activate();
		await this.pass(HOUR);
		for (let day = 0; day < days; day++) {
			await this.day();
			this.figures.largestStaticData = Math.max(
				this.figures.largestStaticData,
				this.trigger.running.workflow.staticData.length,
			);
			const requests = await this.clio.apiRequests();
			this.figures.requests += requests.length;
		}
		await this.trigger.restart();
		await this.trigger.running.activate('activate');
		await this.pass(HOUR);
		// What was ordered to go wrong and did not come to it may still do so now; the first delivery of the next day makes up.
		for (let last = 0; last < 12; last++) {
			await this.change();
			await this.pass(HOUR);
		}
		await this.pass(25 * HOUR);
		await this.change();
		await this.pass(HOUR);
		const { changes, records: truth } = await control.changes();
		const told = new Map<string, string>();
		const ambiguous: string[] = [];
		const created = new Map<unknown, Set<string>>();
		let repeats = 0;
		for (const item of this.items) {
			const name = String(item.eventId);
			// A record is created once, in whatever state it is read then.
			const what = JSON.stringify([item.id, item.event, item.event === 'created' || item.etag]);
			if (item.event === 'created') created.set(item.id, (created.get(item.id) ?? new Set()).add(name));
			if (told.has(name)) repeats++;
			if ((told.get(name) ?? what) !== what) ambiguous.push(name);
			told.set(name, what);
		}
		const states = new Set(this.items.map(({ id, etag }) => JSON.stringify([id, etag])));
		return {
			days,
			changes: changes.filter(({ model }) => model === 'matter').length,
			attempts: (await control.attempts()).length,
			...this.figures,
			items: this.items.length,
			recovered: this.items.filter(({ recovered }) => recovered === true).length,
			repeats,
			missed: truth
				.filter(({ model, exists }) => model === 'matter' && exists)
				.filter(({ id, etag }) => !states.has(JSON.stringify([id, etag])))
				.map(({ id, etag }) => ({ id, etag })),
			createdTwice: [...created].filter(([, names]) => names.size > 1).map(([id]) => id),
			ambiguous,
		};
	}

	private isLucky(probability: number): boolean {
		return this.chance() < probability;
	}

	private async change(): Promise<void> {
		const id = this.matters[Math.floor(this.chance() * this.matters.length)];
		await perform(this.clio, 'PATCH', `/matters/${String(id)}`, { description: `Text ${this.chance()}` });
	}

	private async create(): Promise<void> {
		const [contact] = await records(this.clio, '/contacts?limit=1');
		const { id } = await perform(this.clio, 'POST', '/matters', { client: { id: contact?.id }, description: 'New' });
		this.matters.push(id);
	}

	/** A day of a firm: some changes, with something going wrong now and then. Some days nobody works. */
	private async day(): Promise<void> {
		const { control } = this.clio.process;
		if (this.isLucky(0.012)) await this.pass(35 * 24 * HOUR * this.chance());
		await this.goWrong();
		const count = this.isLucky(0.4) ? 0 : Math.ceil(this.chance() * 4);
		for (let index = 0; index < count; index++) {
			const mischief = this.mischief();
			if (mischief !== undefined) await control.mischief(mischief);
			if (this.isLucky(0.1)) await this.create();
			else await this.change();
			await this.pass(this.isLucky(0.3) ? 0 : HOUR * this.chance());
		}
		await control.release(this.isLucky(0.5));
		await this.pass(12 * HOUR);
	}

	/** What goes wrong with the next delivery: about every third. */
	private mischief(): SandboxMischiefOrder | undefined {
		const luck = this.chance();
		if (luck < 0.12) return { mischief: { kind: 'lose' } };
		if (luck < 0.22) return { mischief: { kind: 'repeat', copies: 2 } };
		if (luck < 0.3) return { times: 2, mischief: { kind: 'hold' } };
		return luck < 0.36 ? { mischief: { kind: 'delay', seconds: 900 } } : undefined;
	}

	private async goWrong(): Promise<void> {
		const { control } = this.clio.process;
		const webhooks = await control.webhooks();
		for (const { id } of webhooks) {
			if (this.isLucky(0.02)) await control.changeWebhook('us', id, { status: 'suspended' });
			else if (this.isLucky(0.01)) await control.removeWebhook('us', id);
		}
		if (this.isLucky(0.03)) {
			await control.fault({ path: '/matters*', times: 5, answer: { kind: 'status', status: 503 } });
		}
		if (this.isLucky(0.04)) await this.putBackStaticData();
		if (this.isLucky(0.06)) await this.stopForAWhile();
		// n8n before 2.41 does so at every start; else somebody publishes the workflow now and then.
		if (this.isLucky(0.06)) await this.activate();
	}

	private older = '';

	private async putBackStaticData(): Promise<void> {
		const { workflow } = this.trigger.running;
		if (this.older !== '') workflow.staticData = this.older;
		this.older = workflow.staticData;
		await this.pass(0);
	}

	private async stopForAWhile(): Promise<void> {
		const { workflow, localUrl } = this.trigger.running;
		await this.trigger.running.settled();
		this.items.push(...this.trigger.running.takeItems());
		await this.trigger.running.stop();
		for (let count = Math.floor(this.chance() * 5); count > 0; count--) await this.change();
		const seconds = this.isLucky(0.5) ? 300 * this.chance() : 30 * HOUR * this.chance();
		this.passed += seconds;
		await this.clio.process.control.advance(seconds);
		await this.trigger.start(workflow, Number(new URL(localUrl).port));
		this.figures.restarts++;
		if (this.isLucky(0.5)) await this.activate();
	}

	private async activate(): Promise<void> {
		// Clio that is down lets it fail; it is tried again another day.
		await this.trigger.running.activate('init').catch(() => undefined);
		await this.pass(60);
	}
}
