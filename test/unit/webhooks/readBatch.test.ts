import type { OpenBatch, ReadOutcome } from '../../../nodes/Clio/webhooks/readBatch';
import { readInBatch } from '../../../nodes/Clio/webhooks/readBatch';

function reader() {
	const asked: string[][] = [];
	const waiting: Array<() => void> = [];
	const read = async (ids: readonly string[]): Promise<ReadonlyMap<string, ReadOutcome>> => {
		asked.push([...ids]);
		await new Promise<void>((resolve) => waiting.push(resolve));
		return new Map(ids.map((id) => [id, { record: { id } }]));
	};
	const goOn = async () => {
		waiting.shift()?.();
		for (let turn = 0; turn < 10; turn++) await Promise.resolve();
	};
	return { asked, read, goOn };
}

describe('records that are to be read', () => {
	it('are read at once when nothing is under way, and together when something is', async () => {
		const holder: { batch?: OpenBatch } = {};
		const { asked, read, goOn } = reader();
		const first = readInBatch(holder, 'q', '1', read);
		await Promise.resolve();
		await Promise.resolve();
		const others = ['2', '3', '2'].map(async (id) => await readInBatch(holder, 'q', id, read));
		expect(asked).toEqual([['1']]);
		await goOn();
		expect(await first).toEqual({ record: { id: '1' } });
		expect(asked).toEqual([['1'], ['2', '3']]);
		await goOn();
		expect(await Promise.all(others)).toEqual([
			{ record: { id: '2' } },
			{ record: { id: '3' } },
			{ record: { id: '2' } },
		]);
	});

	it('are at most 200 at once, and only those that are asked alike', async () => {
		const holder: { batch?: OpenBatch } = {};
		const { asked, read, goOn } = reader();
		const all = Array.from({ length: 450 }, async (_, index) => await readInBatch(holder, 'q', String(index), read));
		const other = readInBatch(holder, 'other', '1', read);
		for (let round = 0; round < 5; round++) await goOn();
		await Promise.all([...all, other]);
		expect(asked.map(({ length }) => length)).toEqual([200, 200, 50, 1]);
	});

	it('that do not come back have a reason', async () => {
		const outcome = await readInBatch({}, 'q', '1', async () => await Promise.resolve(new Map()));
		expect(outcome).toEqual({ failure: 'Clio did not give the record' });
	});
});
