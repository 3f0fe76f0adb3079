import type { SandboxStorageFaultAnswer } from '../../../sandbox/client/sandboxControl';
import type { Account } from './clioSandbox';
import { useClioSandbox } from './clioSandbox';
import { FileStorage, gives, SIGNATURE, type StorageAnswer } from './fileStorage';
import { documentsIn, fileItem, runUpload, some, textOf, upload } from './uploadSupport';

const clio = useClioSandbox();

/** An account, a matter of it, and its folder. */
async function ready() {
	const account = await clio().connected();
	const [folder] = (await some(clio(), account, 'folder', { limit: 20 })).filter(({ matter }) => matter !== null);
	return { account, folder: folder?.id };
}

type Ground = Awaited<ReturnType<typeof ready>>;

const send = async ({ account, folder }: Ground, options: Parameters<typeof runUpload>[4] = {}, text = 'Hello') =>
	await runUpload(clio(), account, upload('Folder', folder), [fileItem('Brief.pdf', text)], options);

const storageFault = async (answer: SandboxStorageFaultAnswer, times = 1) =>
	await clio().process.control.storageFault({ method: 'PUT', times, answer });

/** What lies in the folder under the name, also unseen. */
const briefs = async ({ account, folder }: { account: Account; folder: unknown }, unfinished = false) =>
	(await documentsIn(clio(), account, folder, unfinished)).filter(({ name }) => name === 'Brief.pdf');

describe('a storage that fails for the moment', () => {
	it.each<[string, SandboxStorageFaultAnswer]>([
		['with status 500', { kind: 'status', status: 500 }],
		['with status 503', { kind: 'status', status: 503 }],
		['by ending the connection in the middle of the bytes', { kind: 'reset' }],
		['by ending the connection after the bytes', { kind: 'lost' }],
		['because the bytes were changed on the way', { kind: 'badDigest' }],
	])('%s gets the bytes again', async (_, answer) => {
		const ground = await ready();
		await storageFault(answer);
		const done = await send(ground);
		expect(done.problem).toBe('');
		expect(done.requests.filter((request) => request === 'PUT storage')).toHaveLength(2);
		expect(done.requests.filter((request) => request === 'POST /documents')).toHaveLength(1);
		expect(await textOf(clio(), ground.account, done.output[0]?.id)).toBe('Hello');
	});
});

describe('an address that has expired', () => {
	it('is exchanged for another one', async () => {
		const ground = await ready();
		await storageFault({ kind: 'expired' });
		const done = await send(ground);
		expect(done.problem).toBe('');
		expect(done.requests.filter((request) => !request.startsWith('GET'))).toEqual([
			'POST /documents',
			'PUT storage',
			'POST /documents',
			'PUT storage',
			`PATCH /documents/${String(done.output[0]?.id)}`,
		]);
		expect(await briefs(ground)).toHaveLength(1);
	});

	it('is told when the next one is refused as well', async () => {
		const ground = await ready();
		await storageFault({ kind: 'expired' }, 9);
		const done = await send(ground);
		expect(done.problem).toMatch(/^The file could not be sent to where Clio keeps its files \(item 0\)/);
		expect(done.problem).toMatch(/status 403, AccessDenied/);
		expect(done.requests.filter((request) => request === 'PUT storage')).toHaveLength(2);
	});
});

describe('an upload that dies half-way', () => {
	it.each<[string, SandboxStorageFaultAnswer, RegExp]>([
		['storage that refuses', { kind: 'status', status: 403 }, /refused the address/],
		['storage that fails', { kind: 'status', status: 500 }, /status 500, InternalError/],
		['connection that breaks', { kind: 'reset' }, /lets n8n reach the storage/],
		['line that changes bytes', { kind: 'badDigest' }, /status 400, BadDigest/],
	])(
		'because of a %s shows no document, and says what remains',
		async (_, answer, words) => {
			const ground = await ready();
			await storageFault(answer, 99);
			const done = await send(ground);
			expect(done.problem).toMatch(words);
			expect(await briefs(ground)).toEqual([]);
			const unseen = await briefs(ground, true);
			expect(unseen.length).toBeGreaterThan(0);
			expect(done.problem).toContain(
				`Clio keeps an unfinished document without the file (ID ${unseen.map(({ id }) => id).join(', ')})`,
			);
			expect(done.problem).not.toContain('Already written');
		},
		60_000,
	);

	it('runs again without a second document', async () => {
		const ground = await ready();
		await storageFault({ kind: 'status', status: 400 });
		expect((await send(ground)).problem).toMatch(/status 400/);
		const again = await send(ground);
		expect(again.output).toMatchObject([{ name: 'Brief.pdf', upload_result: 'created' }]);
		expect(await briefs(ground)).toHaveLength(1);
	});

	it('leaves a document that was to get a version as it was', async () => {
		const ground = await ready();
		const first = await send(ground, {}, 'one');
		await storageFault({ kind: 'status', status: 400 });
		const done = await send(ground, {}, 'two');
		expect(done.problem).toContain(`Document ${String(first.output[0]?.id)} stays as it was`);
		expect(await textOf(clio(), ground.account, first.output[0]?.id)).toBe('one');
	});
});

describe('Clio, asked to confirm the bytes,', () => {
	it('is asked again when it could not look in time', async () => {
		const ground = await ready();
		await clio().process.control.settings({ uploadTimeouts: 2 });
		const done = await send(ground);
		expect(done.problem).toBe('');
		expect(done.requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(3);
		expect(await briefs(ground)).toHaveLength(1);
	}, 20_000);

	it('is believed when its answer was lost but it has them', async () => {
		const ground = await ready();
		await clio().process.control.fault({ method: 'PATCH', path: '/documents/*', times: 1, answer: { kind: 'lost' } });
		const done = await send(ground);
		expect([done.problem, done.output[0]?.upload_result]).toEqual(['', 'created']);
		expect(done.requests.slice(-2).map((request) => request.split(' ')[0])).toEqual(['PATCH', 'GET']);
	});

	it('is asked again when it failed before it had acted', async () => {
		const ground = await ready();
		const answer = { kind: 'status', status: 503 } as const;
		await clio().process.control.fault({ method: 'PATCH', path: '/documents/*', times: 1, answer });
		const done = await send(ground);
		expect([done.problem, done.output[0]?.upload_result]).toEqual(['', 'created']);
	});

	it('says that it does not find them, and the error says what remains', async () => {
		const ground = await ready();
		const answer = {
			kind: 'status',
			status: 422,
			body: { error: { type: 'UploadNotFoundError', message: 'A matching remote file was not found' } },
		} as const;
		await clio().process.control.fault({ method: 'PATCH', path: '/documents/*', times: 99, answer });
		const done = await send(ground);
		expect(done.problem).toMatch(/^Clio refused the values sent to .*A matching remote file was not found/);
		expect(done.problem).toMatch(/Clio keeps an unfinished document.*Run it again to upload the whole file anew\./);
		expect(done.requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(4);
	}, 30_000);
});

describe('a document that cannot get a version', () => {
	it('is told with Clio’s reason', async () => {
		const ground = await ready();
		const first = await send(ground);
		const answer = {
			kind: 'status',
			status: 409,
			body: { error: { type: 'Conflict', message: 'It is locked' } },
		} as const;
		await clio().process.control.fault({ method: 'POST', path: '/documents.json', times: 1, answer });
		const done = await send(ground);
		expect(done.problem).toMatch(/^Clio cannot change \/documents\.json at the moment \(item 0\) \| It is locked/);
		expect(done.requests).not.toContain('PUT storage');
		expect(await textOf(clio(), ground.account, first.output[0]?.id)).toBe('Hello');
	});
});

describe('the storage', () => {
	let storage: FileStorage | undefined;
	afterEach(async () => await storage?.stop());

	/** Uploads into a storage that answers like this. */
	async function uploadTo(answers: StorageAnswer[], headers: object[] = [], options: { signal?: AbortSignal } = {}) {
		storage = await FileStorage.start(...answers);
		const ground = await ready();
		const version = { uuid: '1', put_url: storage.address(), put_headers: headers };
		const answer = {
			kind: 'status',
			status: 201,
			body: { data: { id: 5, latest_document_version: version } },
		} as const;
		await clio().process.control.fault({ method: 'POST', path: '/documents.json', times: 1, answer });
		const confirmed = { data: { id: 5, latest_document_version: { uuid: '1', fully_uploaded: true } } };
		await clio().process.control.fault({
			...{ method: 'PATCH', path: '/documents/5.json', times: 1 },
			answer: { kind: 'status', status: 200, body: confirmed },
		});
		const done = await send(ground, options);
		expect(JSON.stringify([done.run, done.problem, done.run.error?.stack])).not.toContain(SIGNATURE);
		return done;
	}

	const takes: StorageAnswer = (response, request) => void request.resume().on('end', () => response.end());

	it('gets exactly what Clio signed: its headers, the length, no token, no type of our own', async () => {
		const headers = [{ name: 'x-amz-server-side-encryption', value: 'AES256' }];
		const done = await uploadTo([takes], headers);
		expect(done.problem).toBe('');
		const [seen = {}] = storage?.seen ?? [];
		expect(seen).toMatchObject({ 'x-amz-server-side-encryption': 'AES256', 'content-length': '5' });
		expect(Object.keys(seen).filter((name) => /auth|cookie|clio|content-type|transfer/i.test(name))).toEqual([]);
		expect(JSON.stringify(seen)).not.toMatch(/bearer/i);
	});

	it('is not followed elsewhere', async () => {
		const done = await uploadTo([gives(307, { Location: 'https://elsewhere.example/' })]);
		expect(done.problem).toMatch(/status 307/);
		expect(storage?.seen).toHaveLength(1);
	});

	it('is left alone within a second after the user stops the execution', async () => {
		const stop = new AbortController();
		let stoppedAt = Infinity;
		const stalls: StorageAnswer = () => {
			stoppedAt = Date.now();
			stop.abort();
		};
		const { run } = await uploadTo([stalls], [], { signal: stop.signal });
		expect(run.status).toBe('canceled');
		expect(Date.now() - stoppedAt).toBeLessThan(1_000);
	});

	it.each(['http://files.example/1', 'ftp://files.example/1', 'https://user:pass@files.example/'])(
		'is never asked at %s',
		async (address) => {
			const ground = await ready();
			const body = { data: { id: 5, latest_document_version: { uuid: '1', put_url: address, put_headers: [] } } };
			await clio().process.control.fault({
				...{ method: 'POST', path: '/documents.json', times: 1 },
				answer: { kind: 'status', status: 201, body },
			});
			expect((await send(ground)).problem).toMatch(/^Clio gave no address to send the file to/);
		},
	);
});
