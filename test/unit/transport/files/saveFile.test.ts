import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { openFile } from '../../../../nodes/Clio/transport/files/openFile';
import { saveFile } from '../../../../nodes/Clio/transport/files/saveFile';
import { NODE } from '../errors/thrownByN8n';
import { newSession } from '../fakeContext';

const ADDRESS = 'https://files.example/1?X-Amz-Signature=secret0signature';

/** What stands for the bytes of a file on their way. */
const stream = () => ({ pipe: () => undefined, destroy: jest.fn() });

/** An execution in which the storage gives this answer and n8n takes the file like this. */
function execution(
	answer: unknown,
	take: (...given: unknown[]) => Promise<unknown> = async () => await Promise.resolve({}),
) {
	const asked: IHttpRequestOptions[] = [];
	const signal = new AbortController().signal;
	const httpRequest = async (options: IHttpRequestOptions) => {
		asked.push(options);
		if (answer instanceof Error) throw answer;
		return await Promise.resolve(answer);
	};
	const context = {
		getNode: () => NODE,
		getExecutionCancelSignal: () => signal,
		helpers: { httpRequest, prepareBinaryData: take },
	};
	return { context: context as unknown as IExecuteFunctions, asked, signal };
}

const open = async (context: IExecuteFunctions) =>
	await openFile.call(context, newSession(), ADDRESS, 'https://clio.example/');

describe('a file', () => {
	it('is asked for as a stream that ends with the execution, with no header of ours', async () => {
		const body = stream();
		const { context, asked, signal } = execution({ statusCode: 200, headers: { 'content-type': 'a/b' }, body });
		expect((await open(context)).stream).toBe(body);
		expect(asked).toMatchObject([
			{ url: ADDRESS, encoding: 'stream', disableFollowRedirect: true, abortSignal: signal, timeout: 30_000 },
		]);
		expect(asked[0]?.headers).toBeUndefined();
	});

	it('is handed to n8n as a stream, with a name, so that n8n does not keep its address', async () => {
		const body = stream();
		const taken: unknown[][] = [];
		const { context } = execution(undefined, async (...given) => {
			taken.push(given);
			return await Promise.resolve({ data: 'filesystem', mimeType: 'application/pdf' });
		});
		const headers = { 'content-type': 'Application/PDF; charset=binary' };
		await saveFile.call(context, { stream: body as never, headers }, 'brief.pdf');
		expect(taken).toEqual([[body, 'brief.pdf', 'application/pdf']]);
	});

	it('that is not given leaves no open connection behind', async () => {
		const body = stream();
		const { context } = execution({ statusCode: 403, headers: {}, body });
		await expect(open(context)).rejects.toMatchObject({ httpCode: '403' });
		expect(body.destroy).toHaveBeenCalledTimes(1);
	});
});

describe('an error about a file', () => {
	it.each([
		new Error(`connect failed ${ADDRESS}`),
		Object.assign(new Error(ADDRESS), { config: { url: ADDRESS }, code: 'ERR_BAD' }),
	])('never tells its address: %#', async (thrown) => {
		const error = await open(execution(thrown).context).catch((caught: Error) => caught);
		expect(JSON.stringify([error, Reflect.get(error, 'message'), Reflect.get(error, 'stack')])).not.toContain(
			'secret0',
		);
	});

	it('never tells its address when n8n cannot take it, but n8n’s own reason', async () => {
		const told = async (words: string) => {
			const { context } = execution(undefined, async () => await Promise.reject(new Error(words)));
			return await saveFile
				.call(context, { stream: stream() as never, headers: {} }, 'a.pdf')
				.catch((error: Error) => error);
		};
		expect(await told('The file is larger than 512 MB')).toMatchObject({
			message: 'The file could not be read to its end',
			description: 'Try again. (The file is larger than 512 MB)',
		});
		expect(JSON.stringify(await told(`aborted ${ADDRESS}`))).not.toContain('secret0');
	});
});
