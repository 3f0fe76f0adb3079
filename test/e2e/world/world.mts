import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSandbox, type SandboxProcess } from '../../../sandbox/client/sandboxProcess.js';
import {
	installCommunityPackage,
	packedOrGiven,
	type PackedPackage,
} from '../../../scripts/realN8n/communityPackage.mjs';
import { PROJECT_FOLDER } from '../../../scripts/realN8n/folders.mjs';
import { freePorts } from '../../../scripts/realN8n/freePorts.mjs';
import { installN8n, type InstalledN8n } from '../../../scripts/realN8n/install.mjs';
import { terminalProgress } from '../../../scripts/realN8n/progress.mjs';
import { signIn, type N8nSession, type Owner } from '../../../scripts/realN8n/rest/session.mjs';
import { n8nRelease } from '../../../scripts/realN8n/versions.mjs';
import { launchBrowser } from '../browser/chromium.mjs';
import { openEditor, type Editor } from '../browser/editor.mjs';
import { screenshotFolder } from './folders.mjs';
import { startRestartableN8n, type RestartableN8n } from './restartableN8n.mjs';
import { startStrangerServer, type StrangerServer } from './strangerServer.mjs';
import { makeHostCertificate } from './throwAwayAuthority.mjs';

/** Clio's real hosts (Clio: Regions). */
const CLIO_HOSTS = [
	'app.clio.com',
	'eu.app.clio.com',
	'ca.app.clio.com',
	'au.app.clio.com',
	/* where the sandbox keeps files behind TLS */
	's3.us-west-2.amazonaws.com',
] as const;

/** A host that is not Clio's; in n8n's process it is a server of the test. */
export const STRANGER_HOST = 'evil.example';

/** Who owns the n8n of a test. */
export const OWNER: Owner = {
	email: 'owner@example.com',
	password: 'Loopback-only-1',
	firstName: 'Test',
	lastName: 'Owner',
};

/** Everything a test in real n8n needs, running. */
export interface World {
	version: string;
	packed: PackedPackage;
	installed: InstalledN8n;
	userFolder: string;
	sandbox: SandboxProcess;
	stranger: StrangerServer;
	n8n: RestartableN8n;
	session: N8nSession;
	editor: Editor;
	stop(): Promise<void>;
}

/** An n8n and the Clio that it speaks to. */
export type ClioInN8n = Pick<World, 'sandbox' | 'session'>;

/**
 * Starts n8n of that version with the package as a community package, the sandbox, which is also what Clio's real hosts
 * are for n8n and for the browser, and the browser.
 */
export async function startWorld(version: string): Promise<World> {
	const stops: (() => Promise<void> | void)[] = [];
	const stop = async () => {
		for (const each of stops.reverse()) await each();
	};
	try {
		return { ...(await startAll(version, stops)), stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function startAll(version: string, stops: (() => Promise<void> | void)[]): Promise<Omit<World, 'stop'>> {
	const userFolder = mkdtempSync(join(tmpdir(), `n8n-${version}-`));
	stops.push(() => rmSync(userFolder, { recursive: true, force: true }));
	const installed = await installN8n(n8nRelease(version), terminalProgress());
	const packed = await packedOrGiven(join(userFolder, 'packed'));
	await installCommunityPackage(packed, userFolder);

	const [tlsPort = 0] = await freePorts(1);
	const certificate = await makeHostCertificate(CLIO_HOSTS, userFolder);
	const sandbox = await startSandbox({ repository: PROJECT_FOLDER, tls: { port: tlsPort, ...certificate } });
	stops.push(() => sandbox.stop());
	const stranger = await startStrangerServer();
	stops.push(() => stranger.stop());

	const clioHosts = Object.fromEntries(CLIO_HOSTS.map((host) => [`${host}:443`, tlsPort]));
	const browser = await launchBrowser(clioHosts);
	stops.push(() => browser.close());
	const n8n = await startRestartableN8n(installed, {
		userFolder,
		preloads: ['hostsOnLoopback'],
		environment: {
			HOSTS_ON_LOOPBACK: JSON.stringify({ ...clioHosts, [`${STRANGER_HOST}:80`]: stranger.port }),
			NODE_EXTRA_CA_CERTS: certificate.authorityFile,
		},
	});
	stops.push(() => n8n.stop());
	for (const region of ['us', 'eu'] as const) {
		await sandbox.control.addRedirectUris(region, [`${n8n.url}/rest/oauth2-credential/callback`]);
	}
	const session = await signIn(n8n.url, OWNER);
	const editor = await openEditor(browser, n8n.url, OWNER, screenshotFolder(version));
	return { version, packed, installed, userFolder, sandbox, stranger, n8n, session, editor };
}
