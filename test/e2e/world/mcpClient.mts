import { asRecord, listAt, recordAt, textAt, type JsonRecord } from '../../../scripts/realN8n/json.mjs';

const PROTOCOL = '2025-03-26';

/** An AI client that speaks MCP over HTTP with a server, as far as tools go (MCP: Streamable HTTP). */
export class McpClient {
	private session: string | undefined;

	private asked = 0;

	constructor(
		private readonly url: string,
		private readonly bearer: string,
	) {}

	/** Introduces itself. @throws Error with the status when the server refuses */
	async connect(): Promise<void> {
		await this.ask('initialize', {
			protocolVersion: PROTOCOL,
			capabilities: {},
			clientInfo: { name: 'test', version: '1.0.0' },
		});
		await this.post({ jsonrpc: '2.0', method: 'notifications/initialized' });
	}

	/** The names of the tools. */
	async tools(): Promise<string[]> {
		const { tools } = await this.ask('tools/list', {});
		return listAt({ tools }, 'tools').map((tool) => textAt(asRecord(tool, 'tool'), 'name'));
	}

	/** Calls a tool. @returns its text */
	async call(name: string, values: JsonRecord): Promise<string> {
		const { content } = await this.ask('tools/call', { name, arguments: values });
		return listAt({ content }, 'content')
			.map((part) => textAt(asRecord(part, 'content'), 'text'))
			.join('\n');
	}

	private async ask(method: string, params: JsonRecord): Promise<JsonRecord> {
		const id = ++this.asked;
		const response = await this.post({ jsonrpc: '2.0', id, method, params });
		const answer = readAnswer(await response.text());
		if (answer.error !== undefined) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
		return recordAt(answer, 'result');
	}

	private async post(message: JsonRecord): Promise<Response> {
		const response = await fetch(this.url, {
			method: 'POST',
			body: JSON.stringify(message),
			headers: {
				'Content-Type': 'application/json',
				Accept: 'application/json, text/event-stream',
				Authorization: `Bearer ${this.bearer}`,
				...(this.session === undefined ? {} : { 'Mcp-Session-Id': this.session }),
			},
		});
		this.session ??= response.headers.get('Mcp-Session-Id') ?? undefined;
		if (!response.ok) throw new Error(`The MCP server answered ${response.status}`);
		return response;
	}
}

/** JSON, or the last event of a stream that holds it. */
function readAnswer(text: string): JsonRecord {
	const data = text
		.split('\n')
		.filter((line) => line.startsWith('data:'))
		.map((line) => line.slice('data:'.length));
	return asRecord(JSON.parse(data.at(-1) ?? text), 'answer');
}
