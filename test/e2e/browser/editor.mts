import { join } from 'node:path';

import type { Browser, Page } from 'playwright-core';

import type { Owner } from '../../../scripts/realN8n/rest/session.mjs';

const VIEW = { width: 1280, height: 960 };

/** An n8n editor in a browser tab, signed in as the owner. */
export interface Editor {
	/** The address of n8n, without a trailing slash. */
	url: string;
	page: Page;
	/** Keeps a picture of the tab, or of another window of it, under that name. */
	screenshot(name: string, page?: Page): Promise<void>;
}

/** Opens the editor in a fresh browser profile and signs in through its form. */
export async function openEditor(browser: Browser, url: string, owner: Owner, pictures: string): Promise<Editor> {
	// The certificate of the hosts that stand for Clio comes from an authority that the browser does not know.
	const context = await browser.newContext({ viewport: VIEW, locale: 'en-US', ignoreHTTPSErrors: true });
	const page = await context.newPage();
	await page.goto(`${url}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"], input[name="email"]').first().fill(owner.email);
	await page.locator('input[type="password"]').fill(owner.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((target) => !target.pathname.includes('signin'));
	return {
		url,
		page,
		screenshot: async (name, shown = page) => void (await shown.screenshot({ path: join(pictures, `${name}.png`) })),
	};
}

/** Waits until what the page shows has come to rest; for pictures only, no check rests on it. */
export async function settle(page: Page): Promise<void> {
	await page.waitForTimeout(700);
}
