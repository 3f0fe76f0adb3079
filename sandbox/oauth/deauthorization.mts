import type { Region } from '../world/region.mjs';
import { isLoopback } from '../webhooks/loopback.mjs';
import { postTo, resultOf } from '../webhooks/receivers.mjs';

/** Sets the app's one callback URL, or takes it away with an empty text; false when it is no https address (or http on this machine). */
export function setCallbackUrl(region: Region, text: string): boolean {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	const isValid = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url));
	if (text !== '' && !isValid) return false;
	region.app.deauthorizationCallbackUrl = text === '' ? undefined : text;
	return true;
}

/** Tells the app that an access token ended, or `all` of a user's; unsigned and once (Clio: Authorization). */
export async function reportDeauthorization(region: Region, userId: number, accessToken: string): Promise<void> {
	const url = region.app.deauthorizationCallbackUrl;
	if (url === undefined) return;
	const { workload } = region.webhooks;
	workload.begin();
	const body = JSON.stringify({ client_id: region.app.clientId, user_id: userId, access_token: accessToken });
	const reply = await postTo(region, url, body, {});
	const accepted = reply.status >= 200 && reply.status < 400;
	region.attempts.add({ region: region.name, kind: 'deauthorization', url, ...resultOf(region, reply, accepted) });
	workload.end();
}

/** The user takes the app's access away in Clio: all tokens end, and with them the user's webhooks; nobody named means every user. */
export function revokeAccess(region: Region, userId: number | undefined): void {
	const users = region.tokens.revoke(userId);
	if (users.size > 0) region.webhooks.endAccess(users);
	for (const user of users) void reportDeauthorization(region, user, 'all');
}
