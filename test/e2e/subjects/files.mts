import assert from 'node:assert/strict';
import { before, it } from 'node:test';

import { connectCredential } from '../../../scripts/realN8n/connect.mjs';
import type { CredentialReference } from '../../../scripts/realN8n/examples.mjs';
import { asRecord, recordAt } from '../../../scripts/realN8n/json.mjs';
import { jsonOf, outputItems } from '../../../scripts/realN8n/rest/executions.mjs';
import { assertPlayedByTheRules } from '../world/journal.mjs';
import { storeSandboxCredential } from '../world/sandboxCredential.mjs';
import { clioNode, inARow, runOnce } from '../world/workflows.mjs';
import type { World } from '../world/world.mjs';

/** Shorter than the whole window that must be waited for when nobody knows better, longer than any n8n needs. */
const SOON_MILLISECONDS = 30_000;

/** What needs the headers of answers that n8n takes for failures: files behind redirects, and when to ask again. */
export function testFiles(world: () => World): void {
	let credential: CredentialReference;

	before(async () => {
		credential = await storeSandboxCredential(world(), 'For files');
		await connectCredential(world().session, credential.id);
	});

	/** Lists one document, then downloads it. */
	const download = () =>
		inARow('Download', [
			clioNode('Documents', credential, { resource: 'document', operation: 'getAll', limit: 1 }),
			clioNode('Download', credential, {
				resource: 'document',
				operation: 'download',
				record: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			}),
		]);

	void it('downloads a document, and keeps the address of the file to itself', async () => {
		for (const expired of [false, true]) {
			if (expired) await world().sandbox.control.expire('us');
			const execution = await runOnce(world(), download());
			assert.equal(execution.status, 'success', execution.error);
			const [item] = outputItems(execution, 'Download');
			const { file_name: name, mime_type: type } = jsonOf(item);
			const file = recordAt(recordAt(asRecord(item, 'item'), 'binary'), 'data');
			assert.deepEqual([file.fileName, file.mimeType], [name, type]);
			assert.equal(execution.stored.includes('X-Amz-'), false, 'the execution must not hold the address');
			assert.equal(world().n8n.output().includes('X-Amz-'), false, 'the log must not hold the address');
		}
		await assertPlayedByTheRules(world());
	});

	void it('waits as long as Clio says, and no longer', async () => {
		await world().sandbox.control.fault({
			path: '/documents.json',
			times: 1,
			answer: { kind: 'status', status: 429, headers: { 'Retry-After': '2' } },
		});
		const begun = Date.now();
		const execution = await runOnce(world(), download());
		const took = Date.now() - begun;
		assert.equal(execution.status, 'success', execution.error);
		assert.ok(took >= 2_000 && took < SOON_MILLISECONDS, `it took ${took} ms`);
	});

	void it("tells Clio's request ID with an error", async () => {
		const answer = { kind: 'status', status: 403, headers: { 'X-Request-Id': 'request-4711' } } as const;
		await world().sandbox.control.fault({ path: '/documents.json', times: 1, answer });
		const execution = await runOnce(world(), download());
		assert.match(execution.error ?? '', /request-4711/);
	});
}
