import type { Job } from '../../../../nodes/Clio/transport/background/startedJobs';
import { StartedJobs, isOver } from '../../../../nodes/Clio/transport/background/startedJobs';

const job = (id: number, state?: string, kind: Job['kind'] = 'report'): Job => ({
	...{ kind, id, facts: {}, record: state === undefined ? {} : { state } },
	...{ startedAt: 0, askedAt: 0, asked: 0 },
});

describe('what Clio makes in the background', () => {
	it.each([
		[undefined, false],
		['not_started', false],
		['queued', false],
		['in_progress', false],
		['completed', true],
		['empty', true],
		['failed', true],
	])('in the state %j is over: %j', (state, over) => {
		expect(isOver(job(1, state))).toBe(over);
	});

	it('is asked about together with what is of its kind and not over', () => {
		const jobs = new StartedJobs();
		for (const each of [job(1, 'queued'), job(2, 'completed'), job(3), job(4, 'queued', 'archive')]) jobs.add(each);
		expect(jobs.underWay('report').map(({ id }) => id)).toEqual([1, 3]);
	});

	it('is taken once, when its item has come, and told until then', () => {
		const jobs = new StartedJobs();
		jobs.keep(1, { job: job(7) });
		jobs.keep(2, { error: new Error('refused') });
		jobs.keep(3, { output: { state: 'empty' } });
		expect([jobs.has(1), jobs.has(2), jobs.has(4)]).toEqual([true, true, false]);
		expect(jobs.ofItemsToCome()).toEqual([{ item: 1, ids: [7] }]);
		expect(jobs.take(1)).toMatchObject({ job: { id: 7 } });
		expect(jobs.take(1)).toBeUndefined();
		expect(jobs.ofItemsToCome()).toEqual([]);
	});
});
