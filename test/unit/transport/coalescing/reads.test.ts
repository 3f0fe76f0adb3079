import type { PlannedRead } from '../../../../nodes/Clio/transport/coalescing/reads';
import { Reads } from '../../../../nodes/Clio/transport/coalescing/reads';

const read = (id: number, group = 'users', path = `/api/v4/${group}/${id}.json`): PlannedRead => ({
	key: `${path}?fields=id`,
	group,
	id: String(id),
});
const record = { record: { name: 'Ada' } };

function readsOf(...planned: PlannedRead[]): Reads {
	const reads = new Reads();
	for (const each of planned) reads.plan(each);
	return reads;
}

const ids = (together: PlannedRead[]) => together.map(({ id }) => id);

describe('reads that fit together', () => {
	it('are those of the same group, each once, in the order of the items', () => {
		const reads = readsOf(read(3), read(1), read(3), read(7, 'matters'), read(2));
		expect(ids(reads.companions(read(5), 200))).toEqual(['5', '3', '1', '2']);
		expect(ids(reads.companions(read(1), 200))).toEqual(['1', '3', '2']);
	});

	it('are no more than fit into one request', () => {
		expect(ids(readsOf(read(1), read(2), read(3)).companions(read(4), 3))).toEqual(['4', '1', '2']);
	});

	it('leave out what was read already', () => {
		const reads = readsOf(read(1), read(2));
		reads.settle(read(1), record);
		reads.plan(read(1));
		expect(ids(reads.companions(read(2), 200))).toEqual(['2']);
		expect(reads.outcomeOf(read(1))).toBe(record);
	});

	it('leave out what a list did not give', () => {
		const reads = readsOf(read(1), read(2), read(3));
		reads.askSingly(read(1));
		reads.plan(read(1));
		expect(ids(reads.companions(read(2), 200))).toEqual(['2', '3']);
		expect(ids(reads.companions(read(1), 200))).toEqual(['1']);
	});
});

describe('a write', () => {
	const paths = [
		'/api/v4/matters/5.json',
		'/api/v4/matters/5/client.json',
		'/api/v4/matters/55.json',
		'/api/v4/contacts/5.json',
	];

	it.each([
		['to the record', '/api/v4/matters/5.json', [2, 3]],
		['to the record, named without .json', '/api/v4/matters/5', [2, 3]],
		['below the record', '/api/v4/matters/5/finances.json', [1, 2, 3]],
		['to another record', '/api/v4/matters/6.json', [0, 1, 2, 3]],
		['that makes a record', '/api/v4/matters.json', [0, 1, 2, 3]],
	])('%s makes forget what was read of it', (_, written, kept) => {
		const reads = new Reads();
		const planned = paths.map((path, index) => read(index, 'any', path));
		for (const each of planned) reads.settle(each, record);
		reads.evict(written);
		expect(planned.flatMap((each, index) => (reads.outcomeOf(each) === undefined ? [] : [index]))).toEqual(kept);
	});
});
