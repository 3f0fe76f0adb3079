import { chromium, selectors, type Browser } from 'playwright-core';

import { findProgram } from '../../../scripts/realN8n/findProgram.mjs';

/** What Chromium and its kin are called on the systems we know; names are looked up on the PATH. */
const CHROMIUM_NAMES: readonly string[] = [
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const FLAGS: readonly string[] = [
	'--no-sandbox',
	'--disable-gpu',
	'--no-first-run',
	'--disable-background-networking',
	'--lang=en-US',
];

/**
 * The Chromium to use: the one that CHROMIUM_PATH names, or the first of the usual names.
 *
 * @throws Error that says how to install one
 */
export function chromiumPath(): string {
	const named = process.env.CHROMIUM_PATH;
	const found = findProgram(named ? [named] : CHROMIUM_NAMES);
	if (found !== undefined) return found;
	throw new Error(
		`${named ? `CHROMIUM_PATH (${named}) is no program` : 'No Chromium was found'}. The tests in real n8n use a ` +
			'browser: install one (Debian and Ubuntu: apt-get install chromium; macOS: brew install --cask chromium; or ' +
			'Google Chrome), or set CHROMIUM_PATH to its program.',
	);
}

/**
 * Starts a browser without a window that reaches this machine only.
 *
 * @param hosts addresses that are this machine for it: host name with port, and the loopback port meant by it
 */
export async function launchBrowser(hosts: Readonly<Record<string, number>>): Promise<Browser> {
	const mapped = Object.entries(hosts).map(([host, port]) => `MAP ${host} 127.0.0.1:${port}`);
	const rules = [...mapped, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'];
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: chromiumPath(),
		headless: true,
		args: [...FLAGS, `--host-resolver-rules=${rules.join(' , ')}`],
	});
}
