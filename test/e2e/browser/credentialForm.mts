import type { Locator, Page } from 'playwright-core';

import type { Editor } from './editor.mjs';

/** The form of a stored credential, open in the editor. */
export async function openCredentialForm(editor: Editor, id: string): Promise<Locator> {
	await editor.page.goto(`${editor.url}/home/credentials/${id}`);
	const form = editor.page.getByTestId('editCredential-modal');
	await form.getByTestId('parameter-input-region').waitFor();
	return form;
}

/** Newer editors name the button otherwise. */
const CONNECT = ['quick-connect-button', 'oauth-connect-button'] as const;

/**
 * Presses Connect and gives the window that opens, on the page it was sent to.
 * Close it in the end: n8n would use the same window again.
 */
export async function pressConnect(editor: Editor, form: Locator): Promise<Page> {
	const buttons = CONNECT.map((testId) => `[data-test-id="${testId}"]:visible`).join(', ');
	const opening = editor.page.waitForEvent('popup');
	await form.locator(buttons).first().click();
	const popup = await opening;
	await popup.waitForURL((url) => url.protocol !== 'about:');
	return popup;
}

/** The text that a page shows, on one line. */
export async function shownText(page: Page | Locator): Promise<string> {
	const text = await ('goto' in page ? page.locator('body') : page).innerText();
	return text.replace(/\s+/g, ' ').trim();
}

/** The page on which n8n tells that connecting failed, with its details opened. */
export async function failureText(popup: Page): Promise<string> {
	await popup.waitForURL(/\/rest\/oauth2-credential\/callback/);
	await popup.getByText('More details').click();
	return await shownText(popup);
}
