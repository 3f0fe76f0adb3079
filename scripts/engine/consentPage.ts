import { UnexpectedError } from 'n8n-workflow';

/** What the user can press on the consent page: a submit button, by its attributes. */
export interface ConsentChoice {
	id: string;
	name: string;
	value: string;
}

/**
 * Opens an authorize URL, submits the consent form and follows redirects, as a browser without scripts would.
 *
 * @param isChoice tells the wanted button from the others of the form
 * @returns the URL below `redirectUri` that the browser would open next; nothing is sent to it
 * @throws UnexpectedError when a page comes that is neither a consent form nor a redirect, with its status
 */
export async function consentOverHttp(
	authorizeUrl: string,
	redirectUri: string,
	isChoice: (choice: ConsentChoice) => boolean,
): Promise<string> {
	const page = await visit(authorizeUrl, {}, redirectUri);
	if (page.arrivedAt !== undefined) return page.arrivedAt;
	const form = consentFormOf(page.html, page.url, isChoice);
	const answer = await visit(form.action, { method: 'POST', body: form.values, headers: page.cookies }, redirectUri);
	if (answer.arrivedAt !== undefined) return answer.arrivedAt;
	throw new UnexpectedError(
		`The consent form was answered with a page instead of a redirect (status ${answer.status})`,
	);
}

interface Page {
	url: string;
	status: number;
	html: string;
	cookies: Record<string, string>;
	/** Set when a redirect led to the redirect URI. */
	arrivedAt?: string;
}

const MOST_REDIRECTS = 5;

async function visit(url: string, init: RequestInit, redirectUri: string, redirects = 0): Promise<Page> {
	const response = await fetch(url, { ...init, redirect: 'manual' });
	const location = response.headers.get('location');
	const cookie = response.headers
		.getSetCookie()
		.map((each) => each.split(';')[0])
		.join('; ');
	const cookies: Record<string, string> = cookie === '' ? {} : { cookie };
	const page = { url, status: response.status, html: await response.text(), cookies };
	if (location === null) return page;
	const target = new URL(location, url).toString();
	if (isBelow(target, redirectUri)) return { ...page, arrivedAt: target };
	if (redirects === MOST_REDIRECTS) throw new UnexpectedError('The authorization page redirects without end');
	return await visit(target, { headers: cookies }, redirectUri, redirects + 1);
}

function isBelow(target: string, redirectUri: string): boolean {
	const [to, wanted] = [new URL(target), new URL(redirectUri)];
	return to.origin === wanted.origin && to.pathname === wanted.pathname;
}

interface ConsentForm {
	action: string;
	values: URLSearchParams;
}

function consentFormOf(html: string, url: string, isChoice: (choice: ConsentChoice) => boolean): ConsentForm {
	for (const [, attributes = '', inner = ''] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)) {
		const choices = [...inner.matchAll(/<(?:button|input)\b([^>]*type="submit"[^>]*)>/gi)].map(([, tag = '']) => ({
			id: attributeOf(tag, 'id'),
			name: attributeOf(tag, 'name'),
			value: attributeOf(tag, 'value'),
		}));
		const chosen = choices.find(isChoice);
		if (chosen === undefined) continue;
		const values = new URLSearchParams();
		for (const [name, value] of fieldsOf(inner)) values.append(name, value);
		if (chosen.name !== '') values.append(chosen.name, chosen.value);
		return { action: new URL(attributeOf(attributes, 'action') || url, url).toString(), values };
	}
	throw new UnexpectedError('The page has no consent form with the wanted button');
}

/** Hidden and text inputs, and the checked or first radio button and the selected or first option of each name. */
function fieldsOf(form: string): Array<[name: string, value: string]> {
	const fields = new Map<string, string>();
	const inputs = [...form.matchAll(/<input\b([^>]*)>/gi)].map(([, tag = '']) => tag);
	for (const tag of inputs) {
		const [name, type] = [attributeOf(tag, 'name'), attributeOf(tag, 'type') || 'text'];
		if (name === '' || type === 'submit') continue;
		const checked = /\schecked\b/i.test(tag);
		if (type === 'checkbox' && !checked) continue;
		if (type === 'radio' && fields.has(name) && !checked) continue;
		fields.set(name, attributeOf(tag, 'value'));
	}
	for (const [, attributes = '', options = ''] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/gi)) {
		const tags = [...options.matchAll(/<option\b([^>]*)>/gi)].map(([, tag = '']) => tag);
		const selected = tags.find((tag) => /\sselected\b/i.test(tag)) ?? tags[0];
		if (selected !== undefined) fields.set(attributeOf(attributes, 'name'), attributeOf(selected, 'value'));
	}
	return [...fields];
}

const ENTITIES: ReadonlyArray<[entity: string, character: string]> = [
	['&quot;', '"'],
	['&#39;', "'"],
	['&#x27;', "'"],
	['&lt;', '<'],
	['&gt;', '>'],
	['&amp;', '&'],
];

function attributeOf(tag: string, name: string): string {
	const raw = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(` ${tag}`)?.[1] ?? '';
	return ENTITIES.reduce((text, [entity, character]) => text.replaceAll(entity, character), raw);
}
