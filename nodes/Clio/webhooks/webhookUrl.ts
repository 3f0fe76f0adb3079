import { InputProblem } from '../transport/errors/inputProblem';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Addresses that nobody outside of a network reaches. */
const PRIVATE =
	/^(0\.0\.0\.0|10(\.\d+){3}|192\.168(\.\d+){2}|169\.254(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|\[f[cd][0-9a-f:]*\]|\[fe80:[0-9a-f:]*\]|.*\.(local|localhost|internal))$/;

const REMEDY =
	'Clio delivers to public https addresses only: set WEBHOOK_URL of n8n to the one under which it is reached from outside, or use the Clio Polling Trigger, which needs none.';

/**
 * Checks that Clio can deliver to a URL (Clio: Webhooks). With the sandbox, whose own address is this machine, everything
 * will do.
 *
 * @param baseUrl where the credential's account is
 * @throws InputProblem that says what is wrong with the URL of this n8n
 */
export function checkWebhookUrl(url: string, baseUrl: string): void {
	if (isLoopback(baseUrl)) return;
	const { protocol, hostname } = new URL(url);
	if (LOOPBACK.test(hostname)) {
		throw new InputProblem("The webhook URL of this n8n is localhost, which Clio's servers cannot reach", REMEDY);
	}
	if (PRIVATE.test(hostname)) {
		throw new InputProblem('The webhook URL of this n8n is one of a private network, which Clio cannot reach', REMEDY);
	}
	if (protocol !== 'https:') {
		throw new InputProblem('The webhook URL of this n8n is plain http, which Clio refuses', REMEDY);
	}
}

/** The part of a node's URL that all webhooks of one n8n have in common, such as `https://n8n.example.com/webhook/`. */
export function webhookBaseOf(url: string): string {
	return url.split('/').slice(0, -2).join('/') + '/';
}

/** Whether two URLs are the same node's, perhaps in test and production, or after n8n got another address. */
export function isOfSameNode(url: string, other: string): boolean {
	const place = placeOf(url);
	return place !== '' && place === placeOf(other);
}

/** The ID that n8n gave the node's webhook, and its path. */
function placeOf(url: string): string {
	return url.split('/').slice(-2).join('/');
}

function isLoopback(url: string): boolean {
	return LOOPBACK.test(new URL(url).hostname);
}
