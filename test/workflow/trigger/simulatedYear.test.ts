/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a longer simulation is asked for in the environment; not part of the package */
import { useClioSandbox } from '../clio/clioSandbox';
import { useTriggers } from './clioTrigger';
import { Simulation } from './simulatedYear';

const clio = useClioSandbox();
const startTrigger = useTriggers(clio);

/** A whole year, and another life: `SIMULATED_DAYS=365 SIMULATED_SEED=7 npx jest simulatedYear`. */
const { SIMULATED_DAYS: days = '150', SIMULATED_SEED: seed = '1' } = process.env;

describe(`${days} days with a trigger, seed ${seed}`, () => {
	it.each(['before', 'after', 'never'] as const)(
		'miss no last state of a record, and name no two events alike (handshake: %s)',
		async (webhookHandshake) => {
			const account = await clio().connected();
			await clio().process.control.settings({ webhookHandshake, webhookRetries: 4 });
			const trigger = await startTrigger(account, {
				resource: 'matter',
				events: ['created', 'updated'],
				returnFields: 'ids',
			});
			const simulation = new Simulation(clio(), trigger, Number(seed));
			const realNow = Date.now.bind(Date);
			const clock = jest.spyOn(Date, 'now').mockImplementation(() => realNow() + simulation.ahead);
			try {
				const length = webhookHandshake === 'before' ? Number(days) : Math.ceil(Number(days) / 4);
				const figures = await simulation.run(length);
				process.stdout.write(`${JSON.stringify({ webhookHandshake, seed, ...figures })}\n`);
				expect(figures.missed).toEqual([]);
				expect(figures.ambiguous).toEqual([]);
				expect(figures.createdTwice).toEqual([]);
				expect(figures.largestStaticData).toBeLessThan(64 * 1024);
				expect(figures.changes).toBeGreaterThan(length / 2);
				expect(figures.recovered).toBeGreaterThan(0);
				expect(trigger.running.failures).toEqual([]);
			} finally {
				clock.mockRestore();
			}
		},
		Math.max(120_000, Number(days) * 1_000),
	);
});
