/**
 * A process of its own, so that its memory can be told: n8n's engine, which keeps binary data in files, sends a file up and
 * fetches it again, first a small one that warms everything up, then a large one. Prints what that added.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import type { IBinaryData, INodeParameters } from 'n8n-workflow';

import { ClioTokenApi } from '../../../credentials/ClioTokenApi.credentials.js';
import { Clio } from '../../../nodes/Clio/Clio.node.js';
import {
	CredentialStore,
	keepBinaryDataInFiles,
	readBinary,
	runWorkflow,
	START_NODE_TYPE,
	storeBinary,
} from '../../../scripts/engine/index.js';
import type { LargeFilesOrder, LargeFilesReport } from './order.js';

const order = JSON.parse(process.argv[2] ?? '') as LargeFilesOrder;
const credentials = new CredentialStore([new ClioTokenApi()]);
const PIECE = 1024 * 1024;

const megabytesSoFar = () => process.resourceUsage().maxRSS / 1024;

function* bytesOf(megabytes: number): Generator<Buffer> {
	for (let index = 0; index < megabytes; index++) yield Buffer.alloc(PIECE, index % 251);
}

async function digestOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
	const digest = createHash('sha256');
	for await (const piece of stream) digest.update(piece);
	return digest.digest('hex');
}

const { baseUrl, accessToken, folder } = order;
const details = await credentials.add('clioTokenApi', {
	region: 'custom',
	baseUrl,
	connectWith: 'accessToken',
	accessToken,
});

/** Runs the Clio node on an item. @returns the item it puts out */
async function run(parameters: INodeParameters, binary?: IBinaryData) {
	const place = { typeVersion: 1, position: [0, 0] satisfies [number, number] };
	const type = 'n8n-nodes-clio.clio';
	const ended = await runWorkflow(
		{
			nodes: [
				{ id: '1', name: 'Start', type: START_NODE_TYPE, parameters: {}, ...place },
				{
					...{ id: '2', name: 'Clio', type, parameters: { authentication: 'token', ...parameters }, ...place },
					credentials: { clioTokenApi: details },
				},
			],
			connections: { Start: { main: [[{ node: 'Clio', type: 'main', index: 0 }]] } },
		},
		{
			nodeTypes: { [type]: new Clio() },
			credentials,
			input: [{ json: {}, ...(binary === undefined ? {} : { binary: { data: binary } }) }],
		},
	);
	if (ended.error !== undefined) throw ended.error;
	const [item] = ended.items('Clio');
	if (item === undefined) throw new Error('The node put out nothing');
	return item;
}

/** As chosen from a list: n8n gives the check of a typed ID 250 ms, which a busy machine does not always have. */
const byId = (id: unknown) => ({ __rl: true, mode: 'list', value: String(id) });

async function upAndDown(megabytes: number): Promise<LargeFilesReport> {
	const stored = await storeBinary(Readable.from(bytesOf(megabytes)), `${megabytes} MB.bin`);
	const before = megabytesSoFar();
	const up = await run(
		{ resource: 'document', operation: 'upload', parentType: 'Folder', parent: byId(folder) },
		stored,
	);
	const afterUp = megabytesSoFar();
	const down = await run({ resource: 'document', operation: 'download', record: byId(up.json.id) });
	const afterDown = megabytesSoFar();
	const fetched = down.binary?.data;
	if (fetched === undefined) throw new Error('There is no file');
	return {
		size: Number(up.json.size),
		isSame: (await digestOf(await readBinary(fetched))) === (await digestOf(Readable.from(bytesOf(megabytes)))),
		isInFile: stored.id !== undefined && fetched.id !== undefined,
		addedByUpload: afterUp - before,
		addedByDownload: afterDown - afterUp,
	};
}

await keepBinaryDataInFiles();
await upAndDown(order.warmUpMegabytes);
console.log(JSON.stringify(await upAndDown(order.megabytes)));
