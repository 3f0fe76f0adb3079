import { startSandbox, type SandboxProcess, type SandboxRegionName } from '../../../sandbox/client/sandboxProcess';

export interface Answer {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	/** Parsed JSON, undefined when the body is none. */
	readonly body: Body | undefined;
}

export type Row = Record<string, unknown>;

export interface Body {
	readonly data: Row & Row[];
	readonly meta: { readonly paging: { readonly next?: string; readonly previous?: string }; readonly records: number };
	readonly error: { readonly type: string; readonly message: string };
}

export interface Call {
	readonly method?: string;
	readonly data?: unknown;
	readonly headers?: Record<string, string>;
}

/** A client of one region: calls the API with a token and a proper User-Agent. */
export interface Client {
	readonly sandbox: SandboxProcess;
	readonly region: SandboxRegionName;
	token: string;
	call(path: string, call?: Call): Promise<Answer>;
	get(path: string, headers?: Record<string, string>): Promise<Answer>;
	post(path: string, data: unknown, headers?: Record<string, string>): Promise<Answer>;
	patch(path: string, data: unknown, headers?: Record<string, string>): Promise<Answer>;
	remove(path: string): Promise<Answer>;
	/** What was recorded since the last time, as `problem: detail`. */
	recorded(): Promise<string[]>;
	/** The first record of a list with the given fields. */
	first(path: string, fields?: string): Promise<Row & { id: number }>;
}

function parse(text: string): Body | undefined {
	try {
		const body: Body = JSON.parse(text);
		return body;
	} catch {
		return undefined;
	}
}

/** The part of an answer a test relies on; fails with the answer's text when there is none. */
export function dataOf(answer: Answer): Row & Row[] {
	if (answer.body?.data === undefined) throw new Error(`No data in ${answer.status}: ${answer.text.slice(0, 300)}`);
	return answer.body.data;
}

/** The error object of an answer. */
export function errorOf(answer: Answer): { type: string; message: string } {
	if (answer.body?.error === undefined) throw new Error(`No error in ${answer.status}: ${answer.text.slice(0, 300)}`);
	return answer.body.error;
}

/** A client of the region with a fresh token and no practical rate limit. */
export async function clientOf(
	sandbox: SandboxProcess,
	region: SandboxRegionName = 'us',
	userId?: number,
): Promise<Client> {
	await sandbox.control.settings({ region, rateLimitPerMinute: 1_000_000 });
	const { access_token: token } = await sandbox.control.grant(region, userId);
	const { baseUrl } = sandbox.regions[region];
	const client: Client = {
		sandbox,
		region,
		token,
		call: async (path, { method = 'GET', data, headers = {} } = {}) => {
			const response = await fetch(path.startsWith('http') ? path : `${baseUrl}/api/v4${path}`, {
				method,
				redirect: 'manual',
				headers: {
					Authorization: `Bearer ${client.token}`,
					'User-Agent': 'sandbox-tests/1.0',
					...(data === undefined ? {} : { 'Content-Type': 'application/json' }),
					...headers,
				},
				...(data === undefined ? {} : { body: typeof data === 'string' ? data : JSON.stringify({ data }) }),
			});
			const text = await response.text();
			return { status: response.status, headers: response.headers, text, body: parse(text) };
		},
		get: async (path, headers) => await client.call(path, { ...(headers === undefined ? {} : { headers }) }),
		post: async (path, data, headers = {}) => await client.call(path, { method: 'POST', data, headers }),
		patch: async (path, data, headers = {}) => await client.call(path, { method: 'PATCH', data, headers }),
		remove: async (path) => await client.call(path, { method: 'DELETE' }),
		recorded: async () => {
			const records = await sandbox.control.records();
			await sandbox.control.clearRecords();
			return records.map(({ problem, detail }) => `${problem}: ${detail}`);
		},
		first: async (path, fields = 'id') => {
			const answer = await client.get(`${path}${path.includes('?') ? '&' : '?'}limit=1&fields=${fields}`);
			const row = dataOf(answer)[0];
			if (row === undefined) throw new Error(`${path} is empty`);
			return { ...row, id: Number(row.id) };
		},
	};
	return client;
}

/** Starts a sandbox for the tests of one file. */
export async function openSandbox(): Promise<Client> {
	return await clientOf(await startSandbox());
}
