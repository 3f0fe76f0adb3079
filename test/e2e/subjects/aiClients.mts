import assert from 'node:assert/strict';
import { before, it } from 'node:test';

import { connectCredential } from '../../../scripts/realN8n/connect.mjs';
import type { CredentialReference } from '../../../scripts/realN8n/examples.mjs';
import { readExamples, withCredential } from '../../../scripts/realN8n/examples.mjs';
import { jsonOf, outputItems } from '../../../scripts/realN8n/rest/executions.mjs';
import { activateWorkflow, deactivateWorkflow } from '../../../scripts/realN8n/rest/activation.mjs';
import { createCredential } from '../../../scripts/realN8n/rest/credentials.mjs';
import { createWorkflow, type WorkflowForm } from '../../../scripts/realN8n/rest/workflows.mjs';
import { assertPlayedByTheRules } from '../world/journal.mjs';
import { McpClient } from '../world/mcpClient.mjs';
import { storeSandboxCredential } from '../world/sandboxCredential.mjs';
import { startScriptedModel } from '../world/scriptedModel.mjs';
import { runOnce } from '../world/workflows.mjs';
import type { World } from '../world/world.mjs';

const BEARER = 'a-token-of-the-tests-alone';

/** What a model makes up. */
const UNKNOWN = 'No-such-matter';

/** The two workflows to import in which an AI uses Clio: an assistant in n8n, and a server for other AI clients. */
export function testAiClients(world: () => World): void {
	let credential: CredentialReference;
	let matter: { id: number; display_number: string };

	before(async () => {
		credential = await storeSandboxCredential(world(), 'For AI', { readOnly: true });
		await connectCredential(world().session, credential.id);
		const path = '/matters?status=open&limit=1&fields=id,display_number';
		const { body } = await world().sandbox.control.perform({ region: 'us', method: 'GET', path });
		[matter] = (body as { data: [typeof matter] }).data;
	});

	const example = (part: string): WorkflowForm => {
		const found = readExamples(credential).find(({ name }) => name.includes(part));
		assert.ok(found, part);
		return found;
	};

	const withAnother = async (form: WorkflowForm, type: string, data: Record<string, string>): Promise<WorkflowForm> => {
		const name = `Another ${type}`;
		const reference = { type, name, id: await createCredential(world().session, { name, type, data }) };
		return { ...form, nodes: form.nodes.map((node) => withCredential(node, reference)) };
	};

	void it('lets an assistant look things up and propose what to write, and write nothing', async () => {
		const values = { duration: '0:30', date: '2026-11-20', note: 'Status call' };
		const model = await startScriptedModel([
			{ tool: 'Get_Matter', values: { number: UNKNOWN } },
			{ tool: 'Find', values: { words: matter.display_number } },
			{ tool: 'Propose_Time', values: { number: matter.display_number, values } },
			{ tool: 'Propose_Note', values: { number: matter.display_number, values: { subject: 'Call', detail: 'Spoke' } } },
			{ say: 'Both are proposed.' },
		]);
		try {
			await world().sandbox.control.clearRequests();
			const form = await withAnother(example('an assistant'), 'openAiApi', { apiKey: 'none', url: model.url });
			const chat = [{ json: { sessionId: '1', action: 'sendMessage', chatInput: 'Log half an hour' } }];
			const execution = await runOnce(world(), { ...form, pinData: { Chat: chat } }, 'Chat');
			assert.equal(execution.status, 'success', execution.error);
			assert.equal(jsonOf(outputItems(execution, 'Assistant')[0]).output, 'Both are proposed.');
			assert.equal(model.offered().length, 8);
			const [refused = '', found = '', proposed = '', note = ''] = model.answers();
			assert.match(refused, /No matter has the number or name.*give the ID/s);
			assert.ok(found.includes(String(matter.id)), found);
			assert.match(proposed, /"preview":\s*true/);
			assert.match(proposed, /1800/);
			assert.match(note, /"preview":\s*true/);
			assert.match(note, /Spoke/);
			const methods = new Set((await world().sandbox.control.requests()).map(({ method }) => method));
			assert.deepEqual([...methods], ['GET']);
		} finally {
			await model.stop();
		}
		await assertPlayedByTheRules(world());
	});

	void it('serves other AI clients that have the token', async () => {
		const form = await withAnother(example('MCP server'), 'httpBearerAuth', { token: BEARER });
		const workflow = await createWorkflow(world().session, form);
		await activateWorkflow(world().session, workflow);
		const url = `${world().n8n.url}/mcp/clio`;
		await assert.rejects(new McpClient(url, 'wrong').connect(), /40[13]/);
		const client = new McpClient(url, BEARER);
		await client.connect();
		const tools = await client.tools();
		assert.equal(tools.length, 6);
		const name = tools.find((each) => each.includes('Get_Matter')) ?? '';
		const told = await client.call(name, { number: matter.display_number });
		assert.ok(told.includes(matter.display_number), told);
		assert.match(await client.call(name, { number: UNKNOWN }), /No matter has the number or name.*give the ID/s);
		await deactivateWorkflow(world().session, workflow);
		await assertPlayedByTheRules(world());
	});
}
