/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a small OAuth2 service for the engine's own tests; never part of the package */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export const CLIENT = { id: 'tiny-app', proof: 'tiny-proof' };

/** A service that signs in, issues numbered tokens, lets them expire, and knows one greeting. */
export interface TinyService {
	url: string;
	/** Form bodies that the token endpoint received, without the client's proof of identity. */
	exchanges: Array<Record<string, string>>;
	/** Number of greetings asked for, also those refused. */
	greetings: number;
	expireTokens: () => void;
	/** Called when `/slow` was asked for, whose answer takes five seconds. */
	onSlowRequest: () => void;
	close: () => Promise<void>;
}

/** Starts the service on a free loopback port. */
export async function startTinyService(): Promise<TinyService> {
	let issued = 0;
	let valid = '';
	const issue = () => (valid = `access-${++issued}`);
	const server = createServer((request, response) => void answer(request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const service: TinyService = {
		url: `http://127.0.0.1:${port}`,
		exchanges: [],
		greetings: 0,
		expireTokens: () => (valid = ''),
		onSlowRequest: () => undefined,
		close: async () => await new Promise((resolve) => server.close(() => resolve())),
	};
	return service;

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(request.url ?? '/', service.url);
		if (url.pathname === '/authorize' && request.method === 'GET') return page(response, consentForm(url));
		if (url.pathname === '/authorize') return redirect(response, new URLSearchParams(await text(request)));
		if (url.pathname === '/token') return token(response, new URLSearchParams(await text(request)));
		service.greetings += 1;
		const allowed = valid !== '' && request.headers.authorization === `Bearer ${valid}`;
		if (url.pathname === '/slow') {
			service.onSlowRequest();
			return void setTimeout(() => json(response, 200, { hello: 'late' }), 5000).unref();
		}
		return json(
			response,
			allowed ? 200 : 401,
			allowed ? { hello: url.searchParams.get('name') } : { error: 'expired' },
		);
	}

	function token(response: ServerResponse, form: URLSearchParams): void {
		const { client_secret: proof, ...rest } = Object.fromEntries(form);
		service.exchanges.push(rest);
		if (form.get('client_id') !== CLIENT.id || proof !== CLIENT.proof) {
			return json(response, 401, { error: 'invalid_client' });
		}
		const known = form.get('code') === 'tiny-code' || form.get('refresh_token') === 'tiny-refresh';
		if (!known) return json(response, 400, { error: 'invalid_grant' });
		const granted = { access_token: issue(), token_type: 'bearer', expires_in: 60 };
		return json(response, 200, form.has('code') ? { ...granted, refresh_token: 'tiny-refresh' } : granted);
	}
}

function consentForm({ searchParams }: URL): string {
	const hidden = ['redirect_uri', 'state'].map(
		(name) =>
			`<input type="hidden" name="${name}" value="${(searchParams.get(name) ?? '').replaceAll('"', '&quot;')}">`,
	);
	const buttons = ['yes', 'no'].map(
		(value) => `<button type="submit" name="answer" value="${value}">${value}</button>`,
	);
	return `<form method="post" action="/authorize">${hidden.join('')}${buttons.join('')}</form>`;
}

function redirect(response: ServerResponse, form: URLSearchParams): void {
	const target = new URL(form.get('redirect_uri') ?? '');
	if (form.get('answer') === 'yes') target.searchParams.set('code', 'tiny-code');
	else target.searchParams.set('error', 'access_denied');
	target.searchParams.set('state', form.get('state') ?? '');
	response.writeHead(302, { location: target.toString() }).end();
}

function page(response: ServerResponse, html: string): void {
	response.writeHead(200, { 'content-type': 'text/html' }).end(html);
}

function json(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
