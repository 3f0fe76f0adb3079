/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs n8n's engine in a process whose memory can be told; not part of the package */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { useClioSandbox } from '../clio/clioSandbox';
import { some } from '../clio/uploadSupport';
import type { LargeFilesOrder, LargeFilesReport } from './order';

const clio = useClioSandbox();

/** Both are sent in parts, so that the second needs nothing that the first has not loaded. */
const WARM_UP = 100;
const LARGE = 330;
/** Far below the file, and above what the garbage of a busy process comes to. */
const MOST_ADDED = 100;

describe('a large file, where n8n keeps binary data in files,', () => {
	it('goes up and comes down the same, and never is in memory as a whole', async () => {
		const account = await clio().connected();
		const [, folder] = await some(clio(), account, 'folder');
		const { regions, control } = clio().process;
		const { access_token: accessToken } = await control.grant('us');
		const order: LargeFilesOrder = {
			...{ baseUrl: regions.us.baseUrl, accessToken, folder: folder?.id },
			...{ warmUpMegabytes: WARM_UP, megabytes: LARGE },
		};
		const storage = mkdtempSync(join(tmpdir(), 'clio-large-files-'));
		try {
			const { stdout } = await promisify(execFile)(
				process.execPath,
				['--import', 'tsx', join('test', 'workflow', 'largeFiles', 'upAndDown.mts'), JSON.stringify(order)],
				{
					env: {
						...process.env,
						N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
						N8N_BINARY_DATA_STORAGE_PATH: storage,
						N8N_LOG_LEVEL: 'silent',
					},
				},
			);
			const report = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as LargeFilesReport;
			expect(report).toMatchObject({ size: LARGE * 1024 * 1024, isSame: true, isInFile: true });
			expect(report.addedByUpload).toBeLessThan(MOST_ADDED);
			expect(report.addedByDownload).toBeLessThan(MOST_ADDED);
		} finally {
			rmSync(storage, { recursive: true, force: true });
		}
	}, 240_000);
});
