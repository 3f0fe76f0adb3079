import { describeWorld } from '../control/controlApi.mjs';
import { regionNames } from '../world/regions.mjs';
import type { World } from '../world/region.mjs';

/** One JSON line for programs. */
export const jsonLine = (world: World): string => JSON.stringify(describeWorld(world));

/** A page for people: where each region listens, its app, and how to register a redirect URI. */
export function readablePage(world: World): string {
	const blocks = regionNames.map((name) => {
		const { baseUrl, profile, app } = world.regions[name];
		return [
			`${name.toUpperCase()}  ${baseUrl}  (${profile.firm}, signed in as ${profile.userEmail})`,
			`    App key     ${app.clientId}`,
			`    App secret  ${app.clientSecret}`,
			`    Register a redirect URI at ${baseUrl}/settings/developer_applications`,
		].join('\n');
	});
	return [
		'Local Clio sandbox: four regions, invented data, loopback only.',
		'',
		...blocks,
		'',
		`Files are kept at ${world.regions.us.storageUrl} (signed addresses only).`,
		'In an n8n credential choose the region Custom Base URL and enter one of the addresses above as Base URL.',
		`Control API: ${world.regions.us.baseUrl}/sandbox/state (see sandbox/README.md). Ctrl-C ends the sandbox.`,
	].join('\n');
}
