import { createHash } from 'crypto';

import { countParts, describeParts, PARTS, partsOf } from '../../../../nodes/Clio/transport/files/fileParts';
import { thrownProblem } from '../../thrownProblem';

/** Bytes in pieces of these lengths, and how many pieces were asked for. */
function piecesOf(bytes: Buffer, lengths: number[]) {
	const asked = { pieces: 0 };
	async function* pieces(): AsyncGenerator<Uint8Array> {
		for (let [start, index] = [0, 0]; start < bytes.length; index++) {
			const length = lengths[index % lengths.length] ?? 1;
			asked.pieces++;
			yield await Promise.resolve(bytes.subarray(start, start + length));
			start += length;
		}
	}
	return { pieces: pieces(), asked };
}

const bytes = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 251));
const md5 = (part: Buffer) => createHash('md5').update(part).digest('base64');

describe('a file in parts', () => {
	it.each([
		[1, undefined],
		[PARTS.from - 1, undefined],
		[PARTS.from, 6],
		[PARTS.length * 50, 50],
		[PARTS.length * 50 + 1, 51],
		[PARTS.length * PARTS.most, PARTS.most],
	])('of %d bytes has %p parts', (size, parts) => {
		expect(countParts(size)).toBe(parts);
	});

	it('that would need 10,001 parts is refused', () => {
		const problem = thrownProblem(() => countParts(PARTS.length * PARTS.most + 1));
		expect(problem.message).toBe('The file has 168 GB, which is more than can be uploaded');
		expect(problem.remedy).toMatch(/at most 10,000 parts.*Nothing was sent/);
	});

	it('has parts that Clio takes: 5 MB at least', () => {
		expect(PARTS.length).toBeGreaterThanOrEqual(5 * 1024 * 1024);
	});

	it.each([[[1]], [[7, 130, 3]], [[256]], [[1_000]], [[64, 128]]])(
		'comes together from pieces of %j bytes',
		async (lengths) => {
			const parts: Buffer[] = [];
			for await (const part of partsOf(piecesOf(bytes, lengths).pieces, 256)) parts.push(Buffer.from(part));
			expect(parts.map(({ length }) => length)).toEqual([256, 256, 256, 232]);
			expect(Buffer.concat(parts).equals(bytes)).toBe(true);
			const described = await describeParts(piecesOf(bytes, lengths).pieces, 256);
			expect(described).toEqual(
				parts.map((part, index) => ({ number: index + 1, length: part.length, md5: md5(part) })),
			);
		},
	);

	it('has no empty last part', async () => {
		expect(await describeParts(piecesOf(bytes.subarray(0, 512), [100]).pieces, 256)).toHaveLength(2);
		const parts: number[] = [];
		for await (const part of partsOf(piecesOf(bytes.subarray(0, 512), [100]).pieces, 256)) parts.push(part.length);
		expect(parts).toEqual([256, 256]);
	});

	it('takes the memory of one part, and reads no further than the part that is sent', async () => {
		const { pieces, asked } = piecesOf(bytes, [100]);
		const memory = new Set<ArrayBufferLike>();
		const read: number[] = [];
		for await (const part of partsOf(pieces, 256)) {
			memory.add(part.buffer);
			read.push(asked.pieces);
		}
		expect(memory.size).toBe(1);
		expect(read).toEqual([3, 6, 8, 10]);
	});
});
