import type { IBinaryKeyData, INodeExecutionData } from 'n8n-workflow';

import { PARTS } from '../../../nodes/Clio/transport/files/fileParts';
import { useClioSandbox } from './clioSandbox';
import { runUpload, some, textOf, upload } from './uploadSupport';

const clio = useClioSandbox();

/** Parts so small that a test has many of them; the sandbox's smallest part goes with them. */
const PART = 1_000;

beforeEach(async () => {
	jest.replaceProperty(PARTS, 'from', 5_000);
	jest.replaceProperty(PARTS, 'length', PART);
	await clio().process.control.settings({ smallestPartBytes: PART });
});
afterEach(() => jest.restoreAllMocks());

/** A text of a length, in which every part is another. */
const textOfLength = (length: number) =>
	Array.from({ length: Math.ceil(length / 10) }, (_, index) => String(index).padStart(10, '-'))
		.join('')
		.slice(0, length);

const item = (text: string): INodeExecutionData => {
	const data = { data: Buffer.from(text).toString('base64'), mimeType: 'application/pdf', fileName: 'Scan.pdf' };
	return { json: {}, binary: { data } satisfies IBinaryKeyData };
};

async function send(length: number, more: { expiredPart?: number } = {}) {
	const account = await clio().connected();
	const [, folder] = await some(clio(), account, 'folder');
	const { expiredPart: part } = more;
	if (part !== undefined) {
		await clio().process.control.storageFault({ method: 'PUT', part, times: 1, answer: { kind: 'expired' } });
	}
	const text = textOfLength(length);
	const done = await runUpload(clio(), account, upload('Folder', folder?.id), [item(text)]);
	return { account, text, done, folder: folder?.id };
}

const count = (requests: string[], wanted: string) => requests.filter((request) => request.startsWith(wanted)).length;

describe('a large file', () => {
	it('is sent in parts with their MD5, and is one document like any other', async () => {
		const { account, text, done } = await send(5_500);
		expect(done.problem).toBe('');
		expect(done.output).toMatchObject([{ name: 'Scan.pdf', size: 5_500, upload_result: 'created' }]);
		expect(done.bodies[0]?.multiparts).toHaveLength(6);
		expect(done.bodies[0]?.multiparts).toMatchObject([
			{ part_number: 1, content_length: '1000', content_md5: expect.stringMatching(/^.{22}==$/) },
			...Array.from({ length: 4 }, () => ({ content_length: '1000' })),
			{ part_number: 6, content_length: '500' },
		]);
		expect(count(done.requests, 'PUT storage')).toBe(6);
		expect(await textOf(clio(), account, done.output[0]?.id)).toBe(text);
	});

	it('is announced fifty parts at a time', async () => {
		const { account, text, done } = await send(120_001);
		expect(done.problem).toBe('');
		expect(
			done.bodies.map(({ multiparts, fully_uploaded: whole }) => [
				Array.isArray(multiparts) ? multiparts.length : 0,
				whole,
			]),
		).toEqual([
			[50, undefined],
			[50, false],
			[21, false],
			[0, true],
		]);
		expect(count(done.requests, 'PUT storage')).toBe(121);
		expect(await textOf(clio(), account, done.output[0]?.id)).toBe(text);
	});

	it.each([
		['fails', { kind: 'status', status: 500 }],
		['breaks off in the middle', { kind: 'reset' }],
		['breaks off at its end', { kind: 'lost' }],
		['was changed on the way', { kind: 'badDigest' }],
	] as const)('has only the part sent again that %s', async (_, answer) => {
		await clio().process.control.storageFault({ method: 'PUT', part: 3, times: 1, answer });
		const { account, text, done } = await send(6_000);
		expect(done.problem).toBe('');
		expect(count(done.requests, 'PUT storage')).toBe(7);
		expect(count(done.requests, 'POST /documents')).toBe(1);
		expect(await textOf(clio(), account, done.output[0]?.id)).toBe(text);
	});

	it('gets other addresses for the parts that are left when one has expired', async () => {
		const { account, text, done } = await send(60_000, { expiredPart: 5 });
		expect(done.problem).toBe('');
		expect(done.bodies.map(({ multiparts }) => (Array.isArray(multiparts) ? multiparts.length : 0))).toEqual([
			50, 50, 6, 0,
		]);
		expect(done.bodies[1]?.multiparts).toMatchObject([{ part_number: 5 }, ...Array.from({ length: 49 }, () => ({}))]);
		expect(await textOf(clio(), account, done.output[0]?.id)).toBe(text);
	});

	it('that dies half-way shows no document, and says what remains', async () => {
		await clio().process.control.storageFault({
			method: 'PUT',
			part: 4,
			times: 99,
			answer: { kind: 'status', status: 400 },
		});
		const { done } = await send(6_000);
		expect(done.problem).toMatch(/^The file could not be sent to where Clio keeps its files/);
		expect(done.problem).toMatch(/unfinished document without the file \(ID \d+\).*Run it again/);
		expect(count(done.requests, 'PATCH')).toBe(0);
	});

	it('becomes a new version in parts as well', async () => {
		const { account, folder, done } = await send(5_500);
		const text = textOfLength(7_000);
		const second = await runUpload(clio(), account, upload('Folder', folder), [item(text)]);
		expect(second.output).toMatchObject([{ id: done.output[0]?.id, size: 7_000, upload_result: 'new_version' }]);
		expect(await textOf(clio(), account, done.output[0]?.id)).toBe(text);
	});

	it('is told about in a preview', async () => {
		const account = await clio().connected();
		const [, folder] = await some(clio(), account, 'folder');
		const parameters = upload('Folder', folder?.id, {}, { options: { previewOnly: true } });
		const done = await runUpload(clio(), account, parameters, [item(textOfLength(5_500))]);
		expect(done.output).toMatchObject([{ would: 'create', size: 5_500, parts: 6 }]);
	});

	it('with more parts than Clio takes is refused before anything is sent', async () => {
		jest.replaceProperty(PARTS, 'most', 10);
		const { done } = await send(10_001);
		expect(done.problem).toMatch(/more than can be uploaded/);
		expect(done.requests).toEqual([]);
	});
});
