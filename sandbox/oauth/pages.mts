import type { Request, Response } from 'express';
import { specification } from '../specification/specification.mjs';
import type { Region } from '../world/region.mjs';
import { setCallbackUrl } from './deauthorization.mjs';
import { originOf, readForm } from './form.mjs';
import { errorPage, escapeHtml, page } from './html.mjs';

/** GET /oauth/approval: shows the code in title and address, for apps that cannot receive a redirect. */
export function showApproval(request: Request, response: Response): void {
	const parameters = new URL(request.originalUrl, 'http://sandbox.invalid').searchParams;
	const code = parameters.get('code');
	const title = code === null ? `Failure error=${parameters.get('error') ?? 'unknown'}` : `Success code=${code}`;
	response
		.status(200)
		.type('text/html')
		.send(page(title, `<h1 id="result">${escapeHtml(title)}</h1>`));
}

/** GET /settings/developer_applications: the region's app as the developer portal shows it. */
export function showApplications(region: Region, request: Request, response: Response): void {
	const uris = [`${originOf(request)}/oauth/approval`, ...region.app.redirectUris];
	response
		.status(200)
		.type('text/html')
		.send(
			page(
				'Developer applications',
				`<h1>${escapeHtml(region.app.name)}</h1><dl>` +
					`<dt>Region</dt><dd>${region.name} (${escapeHtml(region.profile.firm)})</dd>` +
					`<dt>App ID</dt><dd>${region.app.id}</dd>` +
					`<dt>App key (client id)</dt><dd><code id="key">${region.app.clientId}</code></dd>` +
					`<dt>App secret (client secret)</dt><dd><code id="secret">${region.app.clientSecret}</code></dd>` +
					`<dt>Redirect URIs</dt><dd><ul id="redirect-uris">${uris.map((uri) => `<li><code>${escapeHtml(uri)}</code></li>`).join('')}</ul></dd></dl>` +
					`<form method="post"><input name="redirect_uri" placeholder="https://n8n.example.com/rest/oauth2-credential/callback" required>` +
					`<div class="actions"><button id="add" class="main" type="submit">Add redirect URI</button></div></form>` +
					`<dl><dt>Deauthorization callback URL</dt><dd><code id="callback">${escapeHtml(region.app.deauthorizationCallbackUrl ?? 'none')}</code></dd></dl>` +
					`<form method="post"><input name="deauthorization_callback_url" value="${escapeHtml(region.app.deauthorizationCallbackUrl ?? '')}">` +
					`<div class="actions"><button id="set-callback" type="submit">Set callback URL</button></div></form>` +
					`<dl><dt>Access permissions</dt><dd>${Object.keys(specification.groups).map(escapeHtml).join(', ')}: read and write</dd></dl>`,
			),
		);
}

/** Adds a redirect URI to the app; false when it is not an absolute http(s) address. */
export function addRedirectUri(region: Region, uri: string): boolean {
	if (!URL.canParse(uri) || !/^https?:\/\//.test(uri)) return false;
	if (!region.app.redirectUris.includes(uri)) region.app.redirectUris.push(uri);
	if (region.app.redirectUris.length > 50) region.app.redirectUris.shift();
	return true;
}

/** POST /settings/developer_applications: adds the redirect URI of the form, or sets the callback URL. */
export function changeApplication(region: Region, request: Request, response: Response): void {
	const form = readForm(request);
	const callback = form?.get('deauthorization_callback_url') ?? undefined;
	const isTaken =
		callback === undefined
			? addRedirectUri(region, form?.get('redirect_uri') ?? '')
			: setCallbackUrl(region, callback.trim());
	if (isTaken) {
		response.redirect(303, '/settings/developer_applications');
		return;
	}
	response
		.status(422)
		.type('text/html')
		.send(
			errorPage(
				'invalid_uri',
				'A redirect URI is an absolute address; a callback URL is https, or http on this machine.',
			),
		);
}
