import type { IPollFunctions } from 'n8n-workflow';

import { watchedLists } from '../../../nodes/Clio/catalog/watchedLists';
import { readList } from '../../../nodes/Clio/polling/readList';
import type { Watch } from '../../../nodes/Clio/polling/watch';
import { Answer, fakeContext, newSession } from '../transport/fakeContext';

const NOW = Date.UTC(2026, 9, 15, 9, 0, 0);
const SINCE = NOW / 1000 - 120;

function watchOf(name: string): Watch {
	const list = watchedLists().get(name);
	if (list === undefined) throw new Error(`There is no list ${name}`);
	return {
		list,
		event: 'createdOrUpdated',
		facts: { filter: 'updated_since', attribute: 'updated_at' },
		fields: { query: { fields: 'id,etag,created_at,updated_at' }, present: async () => await Promise.resolve([]) },
		session: newSession(),
		id: 'watch',
		startTime: undefined,
	};
}

const rows = (...ids: number[]) => ids.map((id) => ({ id, etag: `"${id}"`, updated_at: '2026-10-15T08:59:00Z' }));
const page = (
	data: unknown[],
	total: number,
	next?: string,
	headers: Record<string, string> = { date: new Date(NOW).toUTCString() },
) =>
	new Answer(200, headers, {
		data,
		meta: { records: total, paging: next === undefined ? {} : { next: `https://clio.example/api/v4/x.json?${next}` } },
	});

async function read(name: string, answers: unknown[]) {
	const { context, urls } = fakeContext(answers);
	const reading = readList.call(context as IPollFunctions, watchOf(name), { of: '', ids: {}, query: {} }, SINCE);
	const told = await reading.then(
		(found) => ({ found, failure: undefined }),
		(error: Error) => ({ found: undefined, failure: error.message }),
	);
	return { ...told, urls };
}

describe('a list that is read since a time', () => {
	it('tells when it was asked by the clock of Clio, not by the one of this machine', async () => {
		const { found, urls } = await read('matter', [page(rows(1, 2), 2)]);
		expect(found?.rows.map(({ id, time }) => [id, time])).toEqual([
			['1', NOW / 1000 - 60],
			['2', NOW / 1000 - 60],
		]);
		expect(NOW / 1000 - (found?.start ?? 0)).toBeLessThan(2);
		expect(urls).toHaveLength(1);
		expect(decodeURIComponent(urls[0] ?? '')).toContain('updated_since=2026-10-15T08:58:00Z');
		expect(urls[0]).toContain('order=id');
	});

	it('goes by the clock of this machine where Clio tells no time', async () => {
		const { found } = await read('matter', [page([], 0, undefined, {})]);
		expect(Math.abs(Date.now() / 1000 - (found?.start ?? 0))).toBeLessThan(3);
	});

	it('is read again when it loses records between its pages and Clio does not page it by ID', async () => {
		const first = page(rows(1, 2), 4, 'page_token=a');
		const { found, urls } = await read('relationship', [
			first,
			page(rows(4), 3),
			page(rows(1, 3), 3, 'page_token=b'),
			page(rows(4), 3),
		]);
		expect(urls).toHaveLength(4);
		expect(found?.rows.map(({ id }) => id)).toEqual(['1', '3', '4']);
	});

	it('fails when that goes on, so that the next poll reads it', async () => {
		const losing = [page(rows(1, 2), 4, 'page_token=a'), page(rows(4), 3)];
		const { failure, urls } = await read('relationship', [...losing, ...losing, ...losing]);
		expect(failure).toBe("Clio's list at /relationships.json is losing records while its pages are read");
		expect(urls).toHaveLength(6);
	});

	it('may lose records when Clio pages it by ID: none is passed over', async () => {
		const { found, urls } = await read('matter', [page(rows(1, 2), 4, 'page_token=a'), page(rows(4), 3)]);
		expect(urls).toHaveLength(2);
		expect(found?.rows).toHaveLength(3);
	});

	it('passes over what is no record', async () => {
		const { found } = await read('matter', [page([null, 'x', { name: 'without ID' }, ...rows(7)], 4)]);
		expect(found?.rows.map(({ id }) => id)).toEqual(['7']);
	});
});
