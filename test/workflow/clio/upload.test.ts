import { useClioSandbox } from './clioSandbox';
import { fileItem, runUpload, some, textOf, upload } from './uploadSupport';

const clio = useClioSandbox();

describe('Document: Upload', () => {
	it('announces the document, sends the bytes without the token, and gives the document that Clio confirms', async () => {
		const account = await clio().connected();
		const [matter] = await some(clio(), account, 'matter');
		const done = await runUpload(clio(), account, upload('Matter', matter?.id), [fileItem('Brief.pdf', 'Hello')]);
		expect(done.problem).toBe('');
		expect(done.output).toMatchObject([
			{ name: 'Brief.pdf', filename: 'Brief.pdf', size: 5, content_type: 'application/pdf', upload_result: 'created' },
		]);
		expect(done.requests).toEqual([
			`GET /matters/${String(matter?.id)}`,
			'GET /documents',
			'POST /documents',
			'PUT storage',
			`PATCH /documents/${String(done.output[0]?.id)}`,
		]);
		expect(await textOf(clio(), account, done.output[0]?.id)).toBe('Hello');
	});
});
