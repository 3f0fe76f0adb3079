/* eslint-disable @n8n/community-nodes/no-restricted-imports -- writes what was sent to a file for `npm run catalog:verify`; not part of the package */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type { SeenRequest } from '../../../sandbox/client/sandboxProcess';

/** Read by `npm run catalog:verify`, which holds these requests against Clio's OpenAPI document. */
const FILE = 'test-output/contract-requests.json';

/** Keeps what the node sent: method, path, query and body of each request. */
export function storeRequests(requests: readonly SeenRequest[]): void {
	mkdirSync(dirname(FILE), { recursive: true });
	const kept = requests.map(({ method, path, query, body }) => ({ method, path, query, body }));
	writeFileSync(FILE, JSON.stringify(kept));
}
