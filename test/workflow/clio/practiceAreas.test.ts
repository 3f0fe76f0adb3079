import type { INodeParameters } from 'n8n-workflow';

import { recordRequests } from '../../contract/requestRecorder';
import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();
const LIST: INodeParameters = {
	resource: 'apiCall',
	operation: 'send',
	path: '/practice_areas.json',
	returnAll: true,
	queryParameters: { parameters: [{ name: 'fields', value: 'id,name' }] },
};
const OTHER = '/practice_areas_with_categories.json';

const lines = async () =>
	(await clio().apiRequests()).map(({ path, query }) => `${path.replace('/api/v4', '')}?${query}`);

async function answer(path: string, status: number, body: unknown, headers: Record<string, string> = {}) {
	await clio().process.control.fault({ path, times: 1, answer: { kind: 'status', status, headers, body } });
}

describe('practice areas of a firm with categories', () => {
	it('are read where Clio sends the request, with the same fields', async () => {
		await clio().process.control.settings({ practiceAreaRedirect: true });
		await answer(OTHER, 200, { data: [{ id: 1, name: 'Family' }] });
		const run = await clio().run(await clio().connected(), LIST);
		expect(run.json(NODE)).toEqual([{ id: 1, name: 'Family' }]);
		expect(await lines()).toEqual([`/practice_areas.json?fields=id%2Cname`, `${OTHER}?fields=id%2Cname`]);
	});

	it('are read to the end there, without being sent there again', async () => {
		await clio().process.control.settings({ practiceAreaRedirect: true });
		const next = `https://clio.example/api/v4${OTHER}?page_token=a`;
		await answer(OTHER, 200, { data: [{ id: 1 }], meta: { paging: { next } } });
		await answer(OTHER, 200, { data: [{ id: 2 }] });
		const run = await clio().run(await clio().connected(), LIST);
		expect(run.json(NODE)).toEqual([{ id: 1 }, { id: 2 }]);
		expect((await lines()).slice(1)).toEqual([`${OTHER}?fields=id%2Cname`, `${OTHER}?page_token=a`]);
	});

	it('are not looked for a second time elsewhere', async () => {
		await answer('/practice_areas.json', 307, null, { Location: `/api/v4${OTHER}` });
		await answer(OTHER, 307, null, { Location: '/api/v4/practice_areas.json' });
		const run = await clio().run(await clio().connected(), LIST);
		expect(run.error?.message).toBe(`Clio sends the request to ${OTHER} elsewhere (item 0)`);
		expect(await lines()).toHaveLength(2);
	});

	it('are asked for at our own address only', async () => {
		const elsewhere = await recordRequests();
		for (const path of [`/api/v4${OTHER}`, '/login']) {
			await answer('/practice_areas.json', 307, null, { Location: `${elsewhere.baseUrl}${path}` });
		}
		await answer(OTHER, 200, { data: [] });
		const account = await clio().connected();
		expect((await clio().run(account, LIST)).json(NODE)).toEqual([]);
		expect((await clio().run(account, LIST)).error?.message).toContain('elsewhere');
		await elsewhere.close();
		expect(elsewhere.requests).toEqual([]);
	});
});
