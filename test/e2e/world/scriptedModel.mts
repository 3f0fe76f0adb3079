import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { asRecord, isRecord, listAt, recordAt, textAt, type JsonRecord } from '../../../scripts/realN8n/json.mjs';

/** A call of a tool, by a part of the tool's name; or the last words. */
export type Step = { tool: string; values: JsonRecord } | { say: string };

/** Stands for a language model: follows a script instead of thinking, by the protocol that OpenAI's models have. */
export interface ScriptedModel {
	/** what a credential takes as Base URL */
	url: string;
	/** names of the tools that n8n has offered */
	offered(): readonly string[];
	/** what the tools have answered, in their order */
	answers(): readonly string[];
	stop(): Promise<void>;
}

/** Starts the model on loopback; every question is answered with the next step. */
export async function startScriptedModel(steps: readonly Step[]): Promise<ScriptedModel> {
	let offered: string[] = [];
	let answers: string[] = [];
	let asked = 0;
	const server = createServer((request, response) => {
		void bodyOf(request).then((body) => {
			const messages = listAt(body, 'messages').map((each) => asRecord(each, 'message'));
			offered = listAt({ tools: body.tools ?? [] }, 'tools').map((each) =>
				textAt(recordAt(asRecord(each, 'tool'), 'function'), 'name'),
			);
			answers = messages.filter(({ role }) => role === 'tool').map(({ content }) => String(content));
			const step = steps[Math.min(asked++, steps.length - 1)] ?? { say: '' };
			answer(response, step, offered, body.stream === true);
		});
	});
	const port = await new Promise<number>((resolve) => {
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			resolve(isRecord(address) ? Number(address.port) : 0);
		});
	});
	return {
		url: `http://127.0.0.1:${port}/v1`,
		offered: () => offered,
		answers: () => answers,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function bodyOf(request: IncomingMessage): Promise<JsonRecord> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks).toString('utf8');
	return text === '' ? {} : asRecord(JSON.parse(text), 'request');
}

function answer(response: ServerResponse, step: Step, offered: readonly string[], isStream: boolean): void {
	const isLast = 'say' in step;
	const call = isLast
		? []
		: [
				{
					index: 0,
					id: `call_${Date.now()}`,
					type: 'function',
					function: {
						name: offered.find((name) => name.includes(step.tool)) ?? step.tool,
						arguments: JSON.stringify(step.values),
					},
				},
			];
	const message = { role: 'assistant', content: isLast ? step.say : '', ...(isLast ? {} : { tool_calls: call }) };
	const head = { id: 'chatcmpl-1', created: 1, model: 'scripted' };
	const reason = isLast ? 'stop' : 'tool_calls';
	if (isStream) {
		const chunk = (delta: JsonRecord, finish: string | null) =>
			`data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
		response.writeHead(200, { 'Content-Type': 'text/event-stream' });
		response.end(`${chunk(message, null)}${chunk({}, reason)}data: [DONE]\n\n`);
		return;
	}
	const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
	response.writeHead(200, { 'Content-Type': 'application/json' });
	response.end(
		JSON.stringify({
			...head,
			object: 'chat.completion',
			choices: [{ index: 0, message, finish_reason: reason }],
			usage,
		}),
	);
}
