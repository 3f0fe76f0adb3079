import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { PROJECT_FOLDER } from '../../../scripts/realN8n/folders.mjs';

/** Where the screenshots of a version are kept; made when it is missing. */
export function screenshotFolder(version: string): string {
	const folder = join(PROJECT_FOLDER, 'test-output', 'e2e', version);
	mkdirSync(folder, { recursive: true });
	return folder;
}
