import type { SandboxProcess } from '../../sandbox/client/sandboxProcess.js';

/** The most records that Clio gives with one request (Clio: Pagination). */
const PAGE = 200;

/** The IDs of the first so many matters of the sandbox's firm in the United States. */
export async function matterIds(sandbox: SandboxProcess, count: number): Promise<unknown[]> {
	const { access_token: accessToken } = await sandbox.control.grant('us');
	const ids: unknown[] = [];
	let next: string | undefined = `${sandbox.regions.us.baseUrl}/api/v4/matters.json?limit=${PAGE}&order=id(asc)`;
	while (next !== undefined && ids.length < count) {
		const headers = { Authorization: `Bearer ${accessToken}`, 'User-Agent': 'bench/1.0' };
		const page = (await (await fetch(next, { headers })).json()) as {
			data: Array<{ id: unknown }>;
			meta: { paging: { next?: string } };
		};
		ids.push(...page.data.map(({ id }) => id));
		({ next } = page.meta.paging);
	}
	return ids.slice(0, count);
}
