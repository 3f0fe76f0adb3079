import { unzipSync } from 'fflate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { factsOf, operationById } from '../../../nodes/Clio/catalog/catalog';
import type { SandboxSettings } from '../../../sandbox/client/sandboxControl';
import type { WorkflowRun } from '../../../scripts/engine';
import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';
import { fields, place, readAll, record } from './valuesSupport';

const clio = useClioSandbox();

const LONG = 30_000;

const requests = async () =>
	(await clio().apiRequests()).map(
		({ method, path, status }) => `${method} ${path.replace('/api/v4', '').replace('.json', '')} ${status}`,
	);

const descriptionOf = ({ error }: WorkflowRun): string =>
	String((error as { description?: string | null } | undefined)?.description ?? '');

const bytesOf = (run: WorkflowRun, item = 0) => Buffer.from(run.items(NODE)[item]?.binary?.data?.data ?? '', 'base64');

const settings = async (changes: SandboxSettings) => await clio().process.control.settings(changes);

/** Matters without documents, and with some. */
async function matters(account: Account) {
	const list = { returnAll: true, returnFields: 'choose', chosenFields: ['display_number', 'folder.id'] };
	const all = await readAll(clio(), account, 'matter', list);
	const documents = await readAll(clio(), account, 'document', { returnAll: true });
	const withDocuments = new Set(documents.map(({ matter }) => (matter as IDataObject | null)?.id));
	await clio().apiRequests();
	const full = all.filter(({ id }) => withDocuments.has(id as number));
	const empty = all.filter(({ id, folder }) => !withDocuments.has(id as number) && folder !== null);
	return { full, empty };
}

const downloadMatter = (id: unknown, more: INodeParameters = {}) => ({
	...place('matter', 'downloadZip'),
	...record(id),
	...more,
});

describe('Matter: Download as ZIP', () => {
	it(
		'packs the folder of the matter, waits, and names the file after the matter',
		async () => {
			const account = await clio().connected();
			const [matter = {}] = (await matters(account)).full;
			const run = await clio().run(account, downloadMatter(matter.id));
			expect(run.error).toBeUndefined();
			const [item] = run.items(NODE);
			expect(item?.json).toMatchObject({
				id: matter.id,
				display_number: matter.display_number,
				state: 'completed',
				document_archive: { id: expect.any(Number) },
				file_name: `${String(matter.display_number)}.zip`,
				mime_type: 'application/zip',
			});
			expect(item?.binary?.data).toMatchObject({ fileName: item?.json.file_name, mimeType: 'application/zip' });
			const tree = { parent: { __rl: true, mode: 'id', value: String((matter.folder as IDataObject).id) } };
			const sent = await requests();
			const inside = await readAll(clio(), account, 'folder', {
				...{ operation: 'getContents', returnAll: true, filters: { scope: 'descendants', ...tree } },
			});
			const paths = inside.filter(({ type }) => type === 'Document').map(({ path }) => String(path));
			const names = Object.keys(unzipSync(bytesOf(run))).filter((name) => !name.endsWith('/'));
			expect(names.map((name) => paths.filter((path) => name.endsWith(path)).length)).toEqual(paths.map(() => 1));
			const archive = String((item?.json.document_archive as IDataObject | undefined)?.id);
			expect(sent).toEqual([
				`GET /matters/${String(matter.id)} 200`,
				'GET /documents 200',
				'POST /document_archives 201',
				`GET /document_archives/${archive} 200`,
				`GET /document_archives/${archive}/download 303`,
			]);
			expect(run.node(NODE).hints[0]?.message).toMatch(/waited [12] seconds for what Clio makes in the background\.$/);
		},
		LONG,
	);

	it('says that a matter has no documents, and starts nothing', async () => {
		const account = await clio().connected();
		const [matter = {}] = (await matters(account)).empty;
		const run = await clio().run(account, downloadMatter(matter.id));
		expect(run.items(NODE)).toEqual([
			{
				json: {
					id: matter.id,
					display_number: matter.display_number,
					state: 'empty',
					message: `There are no documents in the matter "${String(matter.display_number)}"`,
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(await requests()).toEqual([`GET /matters/${String(matter.id)} 200`, 'GET /documents 200']);
	});

	it(
		'has Clio pack those of several items at the same time',
		async () => {
			const account = await clio().connected();
			const some = (await matters(account)).full.slice(0, 5);
			const input = some.map(({ id }) => ({ json: { id } }));
			const started = Date.now();
			const run = await clio().run(account, downloadMatter('={{ $json.id }}'), { input });
			expect(Date.now() - started).toBeLessThan(7_000);
			expect(run.json(NODE).map(({ display_number }) => display_number)).toEqual(
				some.map(({ display_number }) => display_number),
			);
			const sent = await requests();
			expect(sent.filter((line) => line.startsWith('GET /matters'))).toEqual(['GET /matters 200']);
			// Reading all matters, then for each: whether it is empty, the start, one question, the download.
			expect(sent).toHaveLength(1 + 5 * 4);
		},
		LONG,
	);

	it('shows with Preview Only what it would ask for', async () => {
		const account = await clio().connected();
		const [matter = {}] = (await matters(account)).full;
		const run = await clio().run(account, downloadMatter(matter.id, { options: { previewOnly: true } }));
		expect(run.json(NODE)).toMatchObject([
			{
				preview: true,
				method: 'POST',
				path: '/api/v4/document_archives.json',
				body: { data: { items: [{ id: (matter.folder as IDataObject).id, type: 'Folder' }] } },
			},
		]);
		expect((await requests()).filter((line) => line.startsWith('POST'))).toEqual([]);
	});

	it('is refused with a Read Only credential before anything is made', async () => {
		const account = await clio().connected({ readOnly: true });
		const [matter = {}] = (await matters(account)).full;
		const run = await clio().run(account, downloadMatter(matter.id));
		expect(run.error?.message).toMatch(/Read Only, so nothing was sent/);
	});

	it(
		'tells that packing has failed, with the words of Clio',
		async () => {
			const account = await clio().connected();
			const [matter = {}] = (await matters(account)).full;
			await settings({ archiveOutcome: 'failed' });
			const run = await clio().run(account, downloadMatter(matter.id));
			expect(run.error?.message).toMatch(/^Clio's document archive \d+ has failed \(item 0\)$/);
			expect(descriptionOf(run)).toMatch(/Clio says: The archive could not be created/);
		},
		LONG,
	);
});

describe('Folder: Download as ZIP', () => {
	it(
		'names the file after the folder',
		async () => {
			const account = await clio().connected();
			const documents = await readAll(clio(), account, 'document', { returnAll: false, limit: 1 });
			const folder = documents[0]?.parent as IDataObject;
			const run = await clio().run(account, { ...place('folder', 'downloadZip'), ...record(folder.id) });
			expect(run.json(NODE)).toMatchObject([
				{ id: folder.id, name: folder.name, state: 'completed', file_name: `${String(folder.name)}.zip` },
			]);
		},
		LONG,
	);
});

const runReport = (values: IDataObject, more: INodeParameters = {}) => ({
	...place('report', 'runAndWait'),
	...fields(values),
	...more,
});

describe('Report: Run and Wait', () => {
	it(
		'runs it with the filters of Create, and gives the report with its file',
		async () => {
			const account = await clio().connected();
			const values = { kind: 'accounts_receivable', format: 'csv', start_date: '2000-01-01', end_date: '2040-01-01' };
			const run = await clio().run(account, runReport(values));
			expect(run.error).toBeUndefined();
			expect(run.items(NODE)).toMatchObject([
				{
					json: { state: 'completed', kind: 'accounts_receivable', format: 'csv', mime_type: 'text/csv' },
					binary: { data: { mimeType: 'text/csv', fileExtension: 'csv' } },
				},
			]);
			const [{ body: created } = { body: undefined }] = (await clio().apiRequests()).filter(
				({ method }) => method === 'POST',
			);
			expect(created).toEqual({ data: values });
		},
		LONG,
	);

	it('says what is missing before anything is sent', async () => {
		const account = await clio().connected();
		const run = await clio().run(account, runReport({ format: 'csv' }));
		expect(run.error?.message).toBe('Kind ("kind") is not given (item 0)');
		expect(await requests()).toEqual([]);
	});

	it(
		'gives a report without rows as it is, without a file',
		async () => {
			const account = await clio().connected();
			await settings({ reportOutcome: 'empty' });
			const run = await clio().run(account, runReport({ kind: 'revenue', format: 'pdf' }));
			expect(run.items(NODE)).toMatchObject([{ json: { state: 'empty' } }]);
			expect(run.items(NODE)[0]?.binary).toBeUndefined();
		},
		LONG,
	);

	it(
		'asks about all that it has started with one request',
		async () => {
			const account = await clio().connected();
			const kinds = ['revenue', 'matter', 'trust_ledger', 'billing_history'];
			const input = kinds.map((kind) => ({ json: { kind } }));
			const run = await clio().run(account, runReport({ kind: '={{ $json.kind }}', format: 'json' }), { input });
			expect(run.error).toBeUndefined();
			expect(run.items(NODE).map(({ json, pairedItem }) => [json.kind, pairedItem])).toEqual(
				kinds.map((kind, item) => [kind, { item }]),
			);
			const sent = await requests();
			expect(sent.slice(0, 5)).toEqual([...kinds.map(() => 'POST /reports 201'), 'GET /reports 200']);
			expect(sent).toHaveLength(4 + 1 + 4);
		},
		LONG,
	);

	it(
		'runs every kind that Clio has, twenty at a time',
		async () => {
			const account = await clio().connected();
			await clio().process.control.settings({ rateLimitPerMinute: 500 });
			const { enum: kinds = [] } = factsOf(operationById('Report#create').body?.kind ?? 'string');
			expect(kinds).toHaveLength(39);
			const input = kinds.map((kind) => ({ json: { kind } }));
			const run = await clio().run(account, runReport({ kind: '={{ $json.kind }}', format: 'pdf' }), { input });
			expect(run.error).toBeUndefined();
			expect(run.items(NODE).map(({ json, binary }) => [json.kind, binary?.data?.mimeType])).toEqual(
				kinds.map((kind) => [kind, 'application/pdf']),
			);
			const sent = await requests();
			expect(sent.filter((line) => line.startsWith('POST'))).toHaveLength(39);
			expect(sent.filter((line) => line.includes('/download'))).toHaveLength(39);
			expect(sent.length).toBeLessThanOrEqual(39 + 39 + 3);
		},
		LONG,
	);

	it(
		'leaves the good items alone when one is refused, and says what it has started when it ends',
		async () => {
			const account = await clio().connected();
			const input = [{ json: { kind: 'revenue' } }, { json: { kind: 'nonsense' } }, { json: { kind: 'matter' } }];
			const parameters = runReport({ kind: '={{ $json.kind }}', format: 'csv' });
			const goingOn = await clio().run(account, parameters, { input, onError: 'continueRegularOutput' });
			expect(goingOn.json(NODE)).toMatchObject([
				{ kind: 'revenue', state: 'completed' },
				{ error: expect.stringContaining('(item 1)') },
				{ kind: 'matter', state: 'completed' },
			]);
			const ended = await clio().run(account, parameters, { input });
			expect(ended.error?.message).toMatch(/\(item 1\)$/);
			expect(descriptionOf(ended)).toMatch(/Already written in this run: \d+ \(item 0\), \d+ \(item 2\)\.$/);
		},
		LONG,
	);

	it(
		'asks again for a file that is not there yet although the report is completed',
		async () => {
			const account = await clio().connected();
			const [kept = {}] = await readAll(clio(), account, 'report', { returnAll: false, limit: 1 });
			const data = { ...kept, state: 'completed' };
			const started = { kind: 'status' as const, status: 201, body: { data } };
			await clio().process.control.fault({ method: 'POST', path: '/reports', times: 1, answer: started });
			const path = `/reports/${String(kept.id)}/download`;
			await clio().process.control.fault({ path, times: 1, answer: { kind: 'status', status: 404 } });
			await clio().apiRequests();
			const run = await clio().run(account, runReport({ kind: 'revenue', format: 'csv' }));
			expect(run.items(NODE)).toMatchObject([{ json: { id: kept.id }, binary: { data: {} } }]);
			expect(await requests()).toEqual(['POST /reports 201', `GET ${path} 404`, `GET ${path} 303`]);
		},
		LONG,
	);

	it(
		'gives up after Maximum Wait, and says how to go on with what Clio is at',
		async () => {
			const account = await clio().connected();
			await settings({ backgroundStateSeconds: 1.4 });
			const options = { maximumWait: 3 };
			const run = await clio().run(account, runReport({ kind: 'revenue', format: 'csv' }, { options }));
			expect(run.error?.message).toBe('Clio did not finish the report within 3 seconds (item 0)');
			expect(descriptionOf(run)).toMatch(
				/^Its state is in progress, \d+ %\..* The report \d+ goes on in Clio\. Instead of starting it again, use that ID: Report: Get and Report: Download give its file\. .*Already written in this run: \d+ \(item 0\)\.$/,
			);
			expect((await requests()).length).toBe(3);
		},
		LONG,
	);

	it(
		'goes on waiting after a question that Clio fails to answer',
		async () => {
			const account = await clio().connected();
			const answer = { kind: 'status' as const, status: 503 };
			await clio().process.control.fault({ method: 'GET', path: '/reports/*', times: 4, answer });
			const run = await clio().run(account, runReport({ kind: 'revenue', format: 'csv' }));
			expect(run.json(NODE)).toMatchObject([{ state: 'completed' }]);
		},
		LONG,
	);

	it(
		'stops within a second when the user stops the execution',
		async () => {
			const account = await clio().connected();
			const stop = new AbortController();
			let stoppedAt = Infinity;
			void sleep(1_000).then(() => {
				stoppedAt = Date.now();
				stop.abort();
			});
			const run = await clio().run(account, runReport({ kind: 'revenue', format: 'csv' }), { signal: stop.signal });
			expect(run.status).toBe('canceled');
			expect(Date.now() - stoppedAt).toBeLessThan(1_000);
		},
		LONG,
	);

	it.each(['', 0, 'soon'])('refuses a Maximum Wait of %j', async (maximumWait) => {
		const account = await clio().connected();
		const options = { maximumWait };
		const run = await clio().run(account, runReport({ kind: 'revenue', format: 'csv' }, { options }));
		expect(run.error?.message).toBe('The option Maximum Wait is not a number of seconds (item 0)');
		expect(await requests()).toEqual([]);
	});
});

describe('Report Preset: Generate Report and Wait', () => {
	it(
		'makes the report of the preset',
		async () => {
			const account = await clio().connected();
			const [preset = {}] = await readAll(clio(), account, 'reportPreset', { returnAll: false, limit: 1 });
			await clio().apiRequests();
			const run = await clio().run(account, {
				...place('reportPreset', 'generateReportAndWait'),
				...record(preset.id),
			});
			expect(run.json(NODE)).toMatchObject([{ state: 'completed', kind: preset.kind, format: preset.format }]);
			const [{ id } = {}] = run.json(NODE);
			expect(await requests()).toEqual([
				`POST /report_presets/${String(preset.id)}/generate_report 201`,
				`GET /reports/${String(id)} 200`,
				`GET /reports/${String(id)}/download 303`,
			]);
		},
		LONG,
	);
});

describe('Document Automation: Generate and Wait', () => {
	async function prepared() {
		const account = await clio().connected();
		const [template = {}] = await readAll(clio(), account, 'documentTemplate', { returnAll: false, limit: 1 });
		const [matter = {}] = await readAll(clio(), account, 'matter', { returnAll: false, limit: 1 });
		await clio().apiRequests();
		const parameters = {
			...place('documentAutomation', 'generateAndWait'),
			matter: { __rl: true, mode: 'id', value: String(matter.id) },
			documentTemplate: { __rl: true, mode: 'id', value: String(template.id) },
			...fields({ filename: 'Engagement letter', formats: ['pdf', 'original'] }),
		};
		return { account, parameters, matter };
	}

	it(
		'puts out each document with its file, which is in the matter',
		async () => {
			const { account, parameters, matter } = await prepared();
			const run = await clio().run(account, parameters);
			expect(run.error).toBeUndefined();
			const [pdf, original] = run.items(NODE);
			for (const item of [pdf, original]) {
				expect(item?.json).toMatchObject({
					id: expect.any(Number),
					matter: { id: matter.id, display_number: matter.display_number },
					document_automation: { id: expect.any(Number) },
				});
				expect(item?.binary?.data?.fileName).toBe(item?.json.file_name);
				expect(item?.pairedItem).toEqual({ item: 0 });
			}
			expect(pdf?.json).toMatchObject({ file_name: 'Engagement letter.pdf', mime_type: 'application/pdf' });
			expect(original?.json.file_name).toBe('Engagement letter.docx');
			expect(bytesOf(run).subarray(0, 4).toString()).toBe('%PDF');
			const automation = String((pdf?.json.document_automation as IDataObject | undefined)?.id);
			expect(await requests()).toEqual([
				'POST /document_automations 201',
				`GET /document_automations/${automation} 200`,
				...[pdf, original].map((item) => `GET /documents/${String(item?.json.id)}/download 303`),
			]);
		},
		LONG,
	);

	it(
		'makes those of several items at the same time',
		async () => {
			const { account, parameters } = await prepared();
			const input = ['A', 'B', 'C'].map((name) => ({ json: { name } }));
			const values = fields({ filename: '={{ $json.name }}', formats: ['pdf'] });
			const run = await clio().run(account, { ...parameters, ...values }, { input });
			expect(run.items(NODE).map(({ json, pairedItem }) => [json.file_name, pairedItem])).toEqual([
				['A.pdf', { item: 0 }],
				['B.pdf', { item: 1 }],
				['C.pdf', { item: 2 }],
			]);
			expect(await requests()).toHaveLength(3 + 1 + 3);
		},
		LONG,
	);

	it('sends what Create sends', async () => {
		const { account, parameters } = await prepared();
		const run = await clio().run(account, { ...parameters, options: { previewOnly: true } });
		expect(run.json(NODE)).toMatchObject([
			{
				body: {
					data: {
						matter: { id: expect.any(Number) },
						document_template: { id: expect.any(Number) },
						filename: 'Engagement letter',
						formats: ['pdf', 'original'],
					},
				},
			},
		]);
	});

	it.each<['failed' | 'empty', RegExp]>([
		['failed', /^Clio's document automation \d+ has failed \(item 0\)$/],
		['empty', /^Clio's document automation \d+ has brought no documents \(item 0\)$/],
	])(
		'tells that it ended as %s',
		async (automationOutcome, message) => {
			const { account, parameters } = await prepared();
			await settings({ automationOutcome });
			const run = await clio().run(account, parameters);
			expect(run.error?.message).toMatch(message);
			expect(descriptionOf(run)).toMatch(/^Nothing remains of it\. Look in Clio/);
		},
		LONG,
	);

	it('tells that a completed one shows no documents', async () => {
		const { account, parameters } = await prepared();
		const body = { data: { id: 1, state: 'completed', documents: [] } };
		const started = { kind: 'status' as const, status: 201, body };
		await clio().process.control.fault({ method: 'POST', path: '/document_automations', times: 1, answer: started });
		const run = await clio().run(account, parameters);
		expect(run.error?.message).toMatch(/tells no documents/);
		expect(descriptionOf(run)).toMatch(/may not be allowed to see them/);
	});

	it('says where the documents are when one cannot be fetched', async () => {
		const { account, parameters } = await prepared();
		const made = await readAll(clio(), account, 'document', { returnAll: false, limit: 2 });
		const body = { data: { id: 1, state: 'completed', documents: made.map(({ id, name }) => ({ id, name })) } };
		const started = { kind: 'status' as const, status: 201, body };
		await clio().process.control.fault({ method: 'POST', path: '/document_automations', times: 1, answer: started });
		const path = `/documents/${String(made[1]?.id)}/download`;
		const refusal = { error: { type: 'ForbiddenError', message: 'No' } };
		const answer = { kind: 'status' as const, status: 403, body: refusal };
		await clio().process.control.fault({ method: 'GET', path, times: 1, answer });
		const run = await clio().run(account, parameters);
		expect(descriptionOf(run)).toMatch(
			/The document automation 1 is completed in Clio\. Instead of starting it again, use that ID: Document Automation: Get gives its documents, for Document: Download\./,
		);
	});
});
