import { callControl } from './callControl';
import { sandboxFiles, type SandboxFiles } from './sandboxFiles';
import { sandboxWebhooks, type SandboxWebhooks } from './sandboxWebhooks';

/** The regions of Clio that the sandbox plays. */
export type SandboxRegionName = 'us' | 'eu' | 'ca' | 'au';

export interface SandboxRegion {
	readonly baseUrl: string;
	readonly clientId: string;
	readonly clientSecret: string;
	readonly appId: number;
	readonly accountId: number;
	readonly firm: string;
	readonly userEmail: string;
}

export interface SandboxState {
	readonly control: string;
	/** Where all regions keep their files; signed addresses only. */
	readonly storage: string;
	readonly regions: Readonly<Record<SandboxRegionName, SandboxRegion>>;
}

/** A request that does not conform to Clio's rules although Clio would not have said so. */
export interface NonConformingRequest {
	readonly region: SandboxRegionName;
	readonly method: string;
	readonly path: string;
	readonly problem: string;
	readonly detail: string;
}

export interface SeenRequest {
	readonly region: SandboxRegionName;
	readonly method: string;
	readonly path: string;
	/** Raw, without the question mark. */
	readonly query: string;
	/** 0 when the connection was cut instead of answered. */
	readonly status: number;
	readonly userAgent: string | null;
	readonly apiVersion: string | null;
	readonly authorized: boolean;
	readonly body: unknown;
}

export interface SandboxGrant {
	readonly access_token: string;
	readonly refresh_token: string;
	readonly expires_in: number;
}

export interface SandboxSettings {
	readonly tokenLifetimeSeconds?: number;
	readonly rotateRefreshTokens?: boolean;
	readonly rateLimitPerMinute?: number;
	/** shorter windows than Clio's 60 seconds, so that a program need not wait for their end */
	readonly rateLimitWindowSeconds?: number;
	readonly advancedTasks?: boolean;
	readonly deniedPermissions?: readonly string[];
	readonly practiceAreaRedirect?: boolean;
	readonly searchLagSeconds?: number;
	readonly requireUserAgent?: boolean;
	readonly manualMatterNumbering?: boolean;
	readonly extraMatters?: number;
	/** when a webhook's secret is posted to its URL: before or after the answer, or never, then it is enabled at once */
	readonly webhookHandshake?: 'before' | 'after' | 'never';
	/** how long a receiver may take, by the machine's time */
	readonly webhookTimeoutSeconds?: number;
	readonly webhookRetries?: number;
	/** the wait before the first retry, by the sandbox's clock; each further one doubles it */
	readonly webhookFirstRetrySeconds?: number;
	/** whether another URL brings another secret */
	readonly rotateWebhookSecret?: boolean;
	/** whether an expired webhook stays readable; either way it delivers nothing */
	readonly keepExpiredWebhooks?: boolean;
	/** whether an answer of 410 removes the webhook instead of suspending it */
	readonly removeGoneWebhooks?: boolean;
	/** whether a user's webhooks end when the user revokes the app */
	readonly endWebhooksOnRevoke?: boolean;
	/** whether the fields of a webhook may have braces */
	readonly webhookFieldsMayNest?: boolean;
	/** whether a matter that is created as open is told as matter_opened too */
	readonly matterOpenedOnCreate?: boolean;
	/** how long the storage's addresses are valid */
	readonly signedUrlSeconds?: number;
	/** so many times more, finishing an upload ends in an UploadTimeoutError */
	readonly uploadTimeouts?: number;
	/** what every part of an upload but the last must have; 5 MiB in truth */
	readonly smallestPartBytes?: number;
	/** how long reports, archives and automations are in each of their states before the last, by the sandbox's clock */
	readonly backgroundStateSeconds?: number;
	/** how those that are ordered from now on end */
	readonly reportOutcome?: 'completed' | 'failed' | 'empty';
	readonly archiveOutcome?: 'completed' | 'failed';
	readonly automationOutcome?: 'completed' | 'failed' | 'empty';
}

export type SandboxFaultAnswer =
	| {
			readonly kind: 'status';
			readonly status: number;
			readonly headers?: Record<string, string>;
			readonly body?: unknown;
	  }
	| { readonly kind: 'html' | 'empty'; readonly status: number }
	| { readonly kind: 'truncated' | 'reset' | 'lost' };

export interface SandboxFault {
	readonly region?: SandboxRegionName;
	readonly method?: string;
	/** With or without `/api/v4` and `.json`; a `*` at the end stands for any rest. */
	readonly path?: string;
	readonly times: number;
	readonly answer: SandboxFaultAnswer;
}

export * from './sandboxFiles';
export * from './sandboxWebhooks';
/** Everything the sandbox lets a program see and change. */
export interface SandboxControl extends SandboxFiles, SandboxWebhooks {
	state(): Promise<SandboxState>;
	records(): Promise<readonly NonConformingRequest[]>;
	clearRecords(): Promise<void>;
	requests(): Promise<readonly SeenRequest[]>;
	clearRequests(): Promise<void>;
	addRedirectUris(region: SandboxRegionName, redirectUris: readonly string[]): Promise<void>;
	/** Sets the app's one deauthorization callback URL; an empty text takes it away. */
	setDeauthorizationCallback(region: SandboxRegionName, url: string): Promise<void>;
	grant(region: SandboxRegionName, userId?: number): Promise<SandboxGrant>;
	expire(region?: SandboxRegionName): Promise<void>;
	/** The user, or everybody, takes the app's access away: all tokens end, and their webhooks. */
	revoke(region?: SandboxRegionName, userId?: number): Promise<void>;
	settings(changes: SandboxSettings & { readonly region?: SandboxRegionName }): Promise<void>;
	fault(fault: SandboxFault): Promise<void>;
	/** The sandbox's time. */
	now(): Promise<Date>;
	/** Moves the clock of the whole sandbox on, through every retry that is due on the way. */
	advance(seconds: number): Promise<void>;
	/** Makes it the given time; time goes on from there. */
	setClock(moment: Date): Promise<void>;
	reset(): Promise<void>;
}

/** Typed functions for the control API at the given address (`.../sandbox`). */
export function sandboxControl(address: string): SandboxControl {
	const post = async (path: string, body: unknown): Promise<void> =>
		void (await callControl(`${address}${path}`, 'POST', body));
	const remove = async (path: string): Promise<void> => void (await callControl(`${address}${path}`, 'DELETE'));
	return {
		...sandboxFiles(address),
		...sandboxWebhooks(address),
		state: async () => await callControl<SandboxState>(`${address}/state`, 'GET'),
		records: async () =>
			(await callControl<{ records: readonly NonConformingRequest[] }>(`${address}/records`, 'GET')).records,
		clearRecords: async () => await remove('/records'),
		requests: async () =>
			(await callControl<{ requests: readonly SeenRequest[] }>(`${address}/requests`, 'GET')).requests,
		clearRequests: async () => await remove('/requests'),
		addRedirectUris: async (region, redirectUris) => await post('/apps', { region, redirectUris }),
		setDeauthorizationCallback: async (region, url) => await post('/apps', { region, deauthorizationCallbackUrl: url }),
		grant: async (region, userId) => await callControl<SandboxGrant>(`${address}/grants`, 'POST', { region, userId }),
		expire: async (region) => await post('/expire', { region }),
		revoke: async (region, userId) => await post('/revoke', { region, userId }),
		settings: async (changes) => await post('/settings', changes),
		fault: async (fault) => await post('/faults', fault),
		now: async () => new Date((await callControl<{ now: string }>(`${address}/clock`, 'GET')).now),
		advance: async (seconds) => await post('/clock', { advanceSeconds: seconds }),
		setClock: async (moment) => await post('/clock', { set: moment.toISOString() }),
		reset: async () => await post('/reset', {}),
	};
}
