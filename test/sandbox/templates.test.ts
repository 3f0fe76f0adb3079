import { dataOf, errorOf, openSandbox, type Answer, type Client, type Row } from './support/client';
import { download } from './support/storage';

let clio: Client;
beforeAll(async () => (clio = await openSandbox()), 60_000);
afterEach(async () => expect(await clio.recorded()).toEqual([]));
afterAll(async () => await clio.sandbox.stop());

const bytes = Buffer.from([0x50, 0x4b, 0, 0xff, 0xfe, 13, 10, 0x80]);
const fields = 'fields=id,filename,size,content_type,document_category{id}';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Sends a form as a browser does. */
async function sendForm(method: string, path: string, body: FormData | URLSearchParams): Promise<Answer> {
	const request = new Request('http://form.invalid', { method: 'POST', body });
	const response = await fetch(`${clio.sandbox.regions.us.baseUrl}/api/v4${path}`, {
		method,
		headers: {
			Authorization: `Bearer ${clio.token}`,
			'User-Agent': 'sandbox-tests/1.0',
			'Content-Type': request.headers.get('Content-Type') ?? '',
		},
		body: await request.arrayBuffer(),
	});
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Answer['body'] };
}

async function expectStored(answer: Answer, expected: Row, content = bytes): Promise<number> {
	const template = dataOf(answer);
	expect(template).toMatchObject({ size: content.length, ...expected });
	const got = await download(clio, `/document_templates/${String(template.id)}/download.json`);
	expect(got.bytes.equals(content)).toBe(true);
	return Number(template.id);
}

describe('a document template', () => {
	it('comes as BASE64 text in JSON', async () => {
		const values = { file: bytes.toString('base64'), filename: 'Vollmacht für Zoë.docx' };
		const answer = await clio.post(`/document_templates.json?${fields}`, values);
		const id = await expectStored(answer, { filename: values.filename, content_type: docx });
		const next = Buffer.from('another');
		const changed = await clio.patch(`/document_templates/${id}.json?${fields}`, { file: next.toString('base64') });
		await expectStored(changed, { filename: values.filename }, next);
	});

	it('comes as the file of a form, whose name it takes', async () => {
		const category = await clio.first('/document_categories.json');
		const form = new FormData();
		form.append('data[file]', new Blob([bytes]), 'Fee agreement.docx');
		form.append('data[document_category][id]', String(category.id));
		const answer = await sendForm('POST', `/document_templates.json?${fields}`, form);
		const expected = { filename: 'Fee agreement.docx', content_type: docx, document_category: { id: category.id } };
		await expectStored(answer, expected);
		form.append('data[filename]', 'Named.pdf');
		await expectStored(await sendForm('POST', `/document_templates.json?${fields}`, form), { filename: 'Named.pdf' });
		const plain = new URLSearchParams({ 'data[file]': bytes.toString('base64'), 'data[filename]': 'Plain.xml' });
		await expectStored(await sendForm('POST', `/document_templates.json?${fields}`, plain), { filename: 'Plain.xml' });
	});

	it.each<[string, Row, RegExp]>([
		['without a file', { filename: 'a.docx' }, /file is required/],
		['without a name', { file: 'QQ==' }, /filename is required/],
		['of another kind', { file: 'QQ==', filename: 'a.exe' }, /must end with one of/],
		['that is no BASE64 text', { file: 'not base64!', filename: 'a.pdf' }, /BASE64/],
		['that is empty', { file: '', filename: 'a.pdf' }, /BASE64/],
	])('is refused %s', async (_, values, words) => {
		const answer = await clio.post('/document_templates.json', values);
		expect([answer.status, errorOf(answer).message]).toEqual([422, expect.stringMatching(words)]);
	});
});

describe('a form', () => {
	it('stands for JSON: numbers, truth values and lists have their types', async () => {
		const documents = dataOf(await clio.get('/documents.json?limit=2&fields=id'));
		const form = new URLSearchParams();
		for (const { id } of documents) {
			form.append('data[items][][id]', String(id));
			form.append('data[items][][type]', 'Document');
		}
		expect((await sendForm('POST', '/document_archives.json', form)).status).toBe(201);
		const { id } = documents[0] ?? {};
		await clio.remove(`/documents/${String(id)}.json`);
		const restore = new URLSearchParams({ 'data[restore]': 'true' });
		const restored = await sendForm('PATCH', `/documents/${String(id)}.json?fields=deleted_at`, restore);
		expect([restored.status, dataOf(restored)]).toEqual([200, { deleted_at: null }]);
		expect(
			(await sendForm('PATCH', `/documents/${String(id)}.json`, new URLSearchParams({ 'data[': 'x' }))).status,
		).toBe(400);
	});
});
