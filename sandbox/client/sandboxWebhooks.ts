import { callControl } from './callControl';
import type { SandboxRegionName } from './sandboxControl';

/** A webhook as the sandbox keeps it. */
export interface SandboxWebhook {
	readonly region: SandboxRegionName;
	readonly id: number;
	readonly etag: string;
	readonly url: string;
	readonly model: string;
	readonly fields: string;
	readonly events: readonly string[];
	readonly status: 'pending' | 'enabled' | 'suspended';
	readonly expires_at: string;
	readonly created_at: string;
	readonly updated_at: string;
	readonly shared_secret: string;
	/** 1 for its first secret, one more with each new one. */
	readonly secret_number: number;
	readonly user_id: number;
}

/** One POST to a receiver, or one that was left out. */
export interface SandboxAttempt {
	readonly sequence: number;
	readonly region: SandboxRegionName;
	readonly kind: 'handshake' | 'delivery' | 'deauthorization';
	readonly url: string;
	readonly webhookId?: number;
	/** The same for all attempts of one delivery, another one for its repetition. */
	readonly deliveryId?: number;
	readonly model?: string;
	readonly recordId?: number | string;
	readonly event?: string;
	/** 1 for the first try of a delivery, 2 for the first retry. */
	readonly attempt?: number;
	/** By the sandbox's clock. */
	readonly at: string;
	/** `lost`: a test ordered it; `not sent`: the host is no loopback address. */
	readonly outcome: 'accepted' | 'refused' | 'timeout' | 'unreachable' | 'lost' | 'not sent';
	/** 0 without an answer. */
	readonly status: number;
	readonly latencyMilliseconds: number;
	/** Which of the webhook's secrets was the key. */
	readonly secretNumber?: number;
	/** The body that was signed. */
	readonly body?: string;
}

/** Something that really happened to a record, whoever was told of it. */
export interface SandboxChange {
	readonly sequence: number;
	readonly region: SandboxRegionName;
	readonly model: string;
	readonly id: number | string;
	readonly events: readonly string[];
	readonly at: string;
	/** After the change. */
	readonly etag: string;
	readonly exists: boolean;
}

/** A record that changed at all, as it is now. */
export interface SandboxChangedRecord {
	readonly region: SandboxRegionName;
	readonly model: string;
	readonly id: number | string;
	readonly exists: boolean;
	readonly etag: string;
	readonly updated_at: string;
	/** Its attributes. */
	readonly data: Readonly<Record<string, unknown>>;
}

export type SandboxMischief =
	| { readonly kind: 'lose' | 'hold' }
	| { readonly kind: 'repeat'; readonly copies?: number }
	| { readonly kind: 'delay'; readonly seconds: number };

/** What is to go wrong with the next deliveries that fit. */
export interface SandboxMischiefOrder {
	readonly region?: SandboxRegionName;
	readonly webhookId?: number;
	readonly model?: string;
	readonly event?: string;
	/** 1 when absent. */
	readonly times?: number;
	readonly mischief: SandboxMischief;
}

export interface SandboxWebhookChanges {
	readonly url?: string;
	readonly fields?: string;
	readonly events?: readonly string[];
	readonly expires_at?: string;
	readonly status?: SandboxWebhook['status'];
}

/** Attributes and their new values; no rule is checked. */
export type SandboxValues = Readonly<Record<string, unknown>>;

/** An API request as a user of the firm, the account owner when no user is named. */
export interface SandboxPerformance {
	readonly region: SandboxRegionName;
	readonly method: string;
	/** With or without `/api/v4` and `.json`; may have a query string. */
	readonly path: string;
	/** What stands below `data` in the body. */
	readonly data?: unknown;
	readonly userId?: number;
}

/** What a program sees of webhooks and changes, and what it can do to them. */
export interface SandboxWebhooks {
	webhooks(): Promise<readonly SandboxWebhook[]>;
	/** Changes a webhook behind its owner's back: nothing is checked, no handshake follows. */
	changeWebhook(region: SandboxRegionName, id: number, changes: SandboxWebhookChanges): Promise<void>;
	/** Lets a webhook vanish. */
	removeWebhook(region: SandboxRegionName, id: number): Promise<void>;
	/** Sends what goes to a host (with its port) to a loopback address instead, as a proxy would; a reset keeps it. */
	routeHost(host: string, target: string): Promise<void>;
	/** Every handshake, delivery and callback, oldest first. */
	attempts(): Promise<readonly SandboxAttempt[]>;
	clearAttempts(): Promise<void>;
	/** Waits until no handshake, delivery or callback that is due is under way. */
	settle(): Promise<void>;
	mischief(order: SandboxMischiefOrder): Promise<void>;
	/** Sends the held deliveries, `reversed` in the other order. */
	release(reversed?: boolean): Promise<void>;
	/** Sends a delivery of the past once more; the last one when none is named. */
	repeatDelivery(region: SandboxRegionName, deliveryId?: number): Promise<void>;
	/** What really happened, oldest first, and what became of the records. */
	changes(): Promise<{ readonly changes: readonly SandboxChange[]; readonly records: readonly SandboxChangedRecord[] }>;
	/** Makes a record like another one (the first of its model when none is named), past the API. @returns its id */
	copyRecord(
		region: SandboxRegionName,
		model: string,
		values?: SandboxValues,
		id?: number | string,
	): Promise<number | string>;
	/** Changes attributes of a record past the API. */
	changeRecord(region: SandboxRegionName, model: string, id: number | string, values: SandboxValues): Promise<void>;
	/** Removes a record past the API. */
	removeRecord(region: SandboxRegionName, model: string, id: number | string): Promise<void>;
	/** Carries out an API request without token, rate limit and log. @returns its answer, whatever its status */
	perform(performance: SandboxPerformance): Promise<{ readonly status: number; readonly body: unknown }>;
}

/** Typed functions for webhooks and changes at the control API's address. */
export function sandboxWebhooks(address: string): SandboxWebhooks {
	const post = async (path: string, body: unknown): Promise<void> =>
		void (await callControl(`${address}${path}`, 'POST', body));
	return {
		webhooks: async () =>
			(await callControl<{ webhooks: readonly SandboxWebhook[] }>(`${address}/webhooks`, 'GET')).webhooks,
		changeWebhook: async (region, id, changes) => await post('/webhooks/change', { ...changes, region, id }),
		removeWebhook: async (region, id) => await post('/webhooks/remove', { region, id }),
		routeHost: async (host, target) => await post('/webhooks/hosts', { host, target }),
		attempts: async () =>
			(await callControl<{ attempts: readonly SandboxAttempt[] }>(`${address}/deliveries`, 'GET')).attempts,
		clearAttempts: async () => void (await callControl(`${address}/deliveries`, 'DELETE')),
		settle: async () => await post('/deliveries/settle', {}),
		mischief: async (order) => await post('/deliveries/mischief', order),
		release: async (reversed) => await post('/deliveries/release', { reversed }),
		repeatDelivery: async (region, deliveryId) => await post('/deliveries/repeat', { region, deliveryId }),
		changes: async () => await callControl(`${address}/changes`, 'GET'),
		copyRecord: async (region, model, values, id) =>
			(await callControl<{ id: number | string }>(`${address}/firm/copy`, 'POST', { region, model, values, id })).id,
		changeRecord: async (region, model, id, values) => await post('/firm/change', { region, model, id, values }),
		removeRecord: async (region, model, id) => await post('/firm/remove', { region, model, id }),
		perform: async (performance) => await callControl(`${address}/perform`, 'POST', performance),
	};
}
