import type { Region } from '../world/region.mjs';
import type { Attempt } from './attemptLog.mjs';
import { notSent, post, type Reply } from './sending.mjs';

/** POSTs JSON to a receiver's URL, as long as that leads to a loopback address. */
export async function postTo(
	region: Region,
	address: string,
	body: string,
	headers: Readonly<Record<string, string>>,
): Promise<Reply> {
	const url = new URL(address);
	const target = region.routes.resolve(url);
	if (target === undefined) return notSent;
	const timeoutMilliseconds = region.settings.webhookTimeoutSeconds * 1000;
	return await post({ target, host: url.host, headers, body, timeoutMilliseconds });
}

/** What an attempt's entry in the log says of the reply. */
export function resultOf(
	region: Region,
	reply: Reply,
	accepted: boolean,
): Pick<Attempt, 'at' | 'outcome' | 'status' | 'latencyMilliseconds'> {
	return {
		at: new Date(region.clock.now()).toISOString(),
		outcome: reply.kind === 'answered' ? (accepted ? 'accepted' : 'refused') : reply.kind,
		status: reply.status,
		latencyMilliseconds: reply.latencyMilliseconds,
	};
}
