import { isRecord, textAt, asRecord, type JsonRecord } from '../json.mjs';

/** Who owns the n8n; only ever used on loopback. */
export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

/** An answer of n8n's REST interface that is no success. */
export class N8nRestError extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
		this.name = 'N8nRestError';
	}
}

/** A signed-in session with n8n's REST interface, the one that its editor uses. */
export interface N8nSession {
	url: string;
	get(path: string): Promise<unknown>;
	post(path: string, body: object): Promise<unknown>;
	patch(path: string, body: object): Promise<unknown>;
	/** Opens any page of this n8n with the session's cookies, without following redirects. */
	open(url: string): Promise<Response>;
}

/** Makes the first user of a new n8n and signs in, or signs in where that user exists. */
export async function signIn(url: string, owner: Owner): Promise<N8nSession> {
	const isNew = await needsOwner(url);
	const [path, body] = isNew
		? ['/rest/owner/setup', { ...owner }]
		: ['/rest/login', { emailOrLdapLoginId: owner.email, password: owner.password }];
	const cookies = new Map<string, string>();
	const request = async (method: string, target: string, data?: object) => {
		const response = await send(url, method, target, cookies, data);
		return await dataOf(response, target);
	};
	await request('POST', path, body);
	return {
		url,
		get: async (target) => await request('GET', target),
		post: async (target, data) => await request('POST', target, data),
		patch: async (target, data) => await request('PATCH', target, data),
		open: async (target) => await fetch(target, { headers: headersWith(cookies), redirect: 'manual' }),
	};
}

async function needsOwner(url: string): Promise<boolean> {
	const settings = asRecord(
		await dataOf(await send(url, 'GET', '/rest/settings', new Map()), '/rest/settings'),
		'settings',
	);
	const management = settings.userManagement;
	return isRecord(management) && management.showSetupOnFirstLoad === true;
}

/** A busy n8n closes kept connections late, just when the next request is on its way. */
const ONE_REQUEST = { connection: 'close' };
const JSON_BODY = { 'content-type': 'application/json' };

type Cookies = Map<string, string>;

async function send(url: string, method: string, path: string, cookies: Cookies, body?: object): Promise<Response> {
	const response = await fetch(`${url}${path}`, {
		method,
		headers: { ...headersWith(cookies), accept: 'application/json', ...(body ? JSON_BODY : {}) },
		...(body ? { body: JSON.stringify(body) } : {}),
	});
	for (const cookie of response.headers.getSetCookie()) {
		const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(cookie) ?? [];
		cookies.set(name, value);
	}
	return response;
}

function headersWith(cookies: Cookies): Record<string, string> {
	return { ...ONE_REQUEST, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
}

/** n8n wraps what it answers into `data`; static files such as /types/nodes.json are not wrapped. */
async function dataOf(response: Response, path: string): Promise<unknown> {
	const text = await response.text();
	const json = parsed(text);
	if (!response.ok) throw new N8nRestError(response.status, `n8n answered ${path} with ${messageOf(json, response)}`);
	return isRecord(json) && 'data' in json ? json.data : json;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function messageOf(json: unknown, response: Response): string {
	const message = isRecord(json) && 'message' in json ? textAt(json, 'message') : response.statusText;
	return `${response.status}: ${message}`;
}

/** @throws Error when the answer holds no object */
export async function getRecord(session: N8nSession, path: string): Promise<JsonRecord> {
	return asRecord(await session.get(path), path);
}
