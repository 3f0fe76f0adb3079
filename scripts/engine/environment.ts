/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- prepares the process for n8n's engine; never part of the package */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What n8n-core reads when it is loaded. It must be set before: this module is imported first.
 * n8n keeps its settings in a user folder; ours lies in the ignored cache, so the engine never touches `~/.n8n`.
 */
const userFolder = join(__dirname, '..', '..', '.cache', 'engine');
const settingsFile = join(userFolder, '.n8n', 'config');

process.env.N8N_USER_FOLDER = userFolder;
// The key of somebody's real n8n must not meet our settings file: n8n refuses to start when the two differ.
delete process.env.N8N_ENCRYPTION_KEY;
process.env.N8N_LOG_LEVEL ??= 'silent';
process.env.N8N_DIAGNOSTICS_ENABLED = 'false';

// n8n writes this file itself when it is missing, but not atomically: parallel test workers would read half of it.
if (!existsSync(settingsFile)) {
	mkdirSync(join(userFolder, '.n8n'), { recursive: true });
	const draft = `${settingsFile}.${process.pid}`;
	writeFileSync(draft, JSON.stringify({ encryptionKey: randomBytes(24).toString('base64') }), { mode: 0o600 });
	renameSync(draft, settingsFile);
}
