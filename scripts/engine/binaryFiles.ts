/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reaches a part of n8n's engine; never part of the package */
import type { IBinaryData } from 'n8n-workflow';
import { createRequire } from 'node:module';

import { BinaryDataService } from './core';

interface Services {
	Container: { get<Service>(type: abstract new (...given: never[]) => Service): Service };
}

/** The engine's own container of services: another copy of that package knows none of them. */
const { Container }: Services = createRequire(require.resolve('n8n-core'))('@n8n/di');

/** What the bytes of a file are stored from. */
export type BytesToStore = Parameters<BinaryDataService['store']>[1];

/**
 * From now on n8n's engine keeps binary data in files, as n8n does by default, and not in memory. Where, n8n reads from the
 * environment once (`N8N_BINARY_DATA_STORAGE_PATH`).
 */
export async function keepBinaryDataInFiles(): Promise<void> {
	await Container.get(BinaryDataService).init();
}

/** Stores bytes as the binary data of an item. */
export async function storeBinary(bytes: BytesToStore, fileName: string): Promise<IBinaryData> {
	const location = { type: 'execution', workflowId: 'engine', executionId: '1' } as const;
	const data = { data: '', mimeType: 'application/octet-stream', fileName };
	return await Container.get(BinaryDataService).store(location, bytes, data);
}

/** Reads stored binary data from its beginning. */
export async function readBinary({ id = '' }: IBinaryData): Promise<AsyncIterable<Uint8Array>> {
	return await Container.get(BinaryDataService).getAsStream(id);
}
