import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { specification } from '../specification/specification.mjs';
import type { Region } from '../world/region.mjs';
import { originOf, readForm } from './form.mjs';
import { errorPage, escapeHtml, page } from './html.mjs';

/** An authorization request that waits for the user's answer on the consent page. */
interface PendingConsent {
	readonly region: string;
	readonly redirectUri: string;
	readonly state: string | undefined;
	readonly redirectOnDecline: boolean;
}

const pending = new Map<string, PendingConsent>();
const mostPending = 500;

function consentPage(region: Region, ticket: string): string {
	const owner = region.firm.first('User');
	const groups = Object.keys(specification.groups).map((group) => `<li>${escapeHtml(group)}: read and write</li>`);
	const button = (id: string, decision: string, label: string, kind: string): string =>
		`<form method="post" action="/oauth/authorize"><input type="hidden" name="ticket" value="${ticket}">` +
		`<input type="hidden" name="decision" value="${decision}"><button id="${id}" class="${kind}" type="submit">${label}</button></form>`;
	return page(
		`Authorize ${region.app.name}`,
		`<h1><strong>${escapeHtml(region.app.name)}</strong> asks for access to your Clio account</h1>` +
			`<dl><dt>Firm</dt><dd id="firm">${escapeHtml(region.profile.firm)}</dd>` +
			`<dt>Signed in as</dt><dd id="user">${escapeHtml(owner.text('name'))} (${escapeHtml(owner.text('email'))})</dd></dl>` +
			`<p>The application will be able to use:</p><ul id="permissions">${groups.join('')}</ul>` +
			`<div class="actions">${button('allow', 'allow', 'Allow access', 'main')}${button('decline', 'decline', 'Decline', '')}</div>`,
	);
}

/** Whether the redirect URI is the approval page or equals a registered one, character by character. */
function isRegistered(region: Region, request: Request, redirectUri: string): boolean {
	return redirectUri === `${originOf(request)}/oauth/approval` || region.app.redirectUris.includes(redirectUri);
}

function refuse(response: Response, status: number, error: string, explanation: string): void {
	response.status(status).type('text/html').send(errorPage(error, explanation));
}

/** GET /oauth/authorize: checks the request and shows the consent page. */
export function showConsent(region: Region, request: Request, response: Response): void {
	const parameters = new URL(request.originalUrl, 'http://sandbox.invalid').searchParams;
	const redirectUri = parameters.get('redirect_uri') ?? '';
	if (parameters.get('client_id') !== region.app.clientId) {
		refuse(
			response,
			401,
			'invalid_client',
			'No application of this region has this key. Applications exist only in the region where they were registered.',
		);
		return;
	}
	if (!isRegistered(region, request, redirectUri)) {
		refuse(
			response,
			400,
			'invalid_redirect_uri',
			'The redirect URI is not one of those registered for the application. It must match exactly.',
		);
		return;
	}
	if (parameters.get('response_type') !== 'code') {
		refuse(response, 400, 'unsupported_response_type', 'response_type must be code.');
		return;
	}
	const scope = parameters.get('scope');
	if (scope) {
		region.journal.record({
			region: region.name,
			method: 'GET',
			path: '/oauth/authorize',
			problem: 'scope on authorize',
			detail: scope,
		});
	}
	const ticket = randomBytes(16).toString('hex');
	pending.set(ticket, {
		region: region.name,
		redirectUri,
		state: parameters.get('state') ?? undefined,
		redirectOnDecline: parameters.get('redirect_on_decline') === 'true',
	});
	for (const key of pending.keys()) if (pending.size > mostPending) pending.delete(key);
	response.status(200).type('text/html').send(consentPage(region, ticket));
}

function redirect(response: Response, consent: PendingConsent, parameters: Record<string, string>): void {
	const target = new URL(consent.redirectUri);
	for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
	if (consent.state !== undefined) target.searchParams.set('state', consent.state);
	response.redirect(302, target.toString());
}

/** POST /oauth/authorize: the user's answer; back to the app with a code, or with access_denied, or an error page. */
export function answerConsent(region: Region, request: Request, response: Response): void {
	const form = readForm(request);
	const ticket = form?.get('ticket') ?? '';
	const consent = pending.get(ticket);
	pending.delete(ticket);
	if (consent?.region !== region.name) {
		refuse(response, 400, 'invalid_request', 'This consent page was answered already or is unknown.');
	} else if (form?.get('decision') === 'allow') {
		const owner = Number(region.firm.first('User').id);
		redirect(response, consent, { code: region.tokens.issueCode(owner, consent.redirectUri) });
	} else if (consent.redirectOnDecline) redirect(response, consent, { error: 'access_denied' });
	else refuse(response, 400, 'access_denied', 'You declined the access.');
}
