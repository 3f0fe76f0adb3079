import { isObject, readOptionalFlag, readOptionalNumber, readOptionalText, readOptionalTexts } from '../json/shape.mjs';

/** What a test or a reader can change about one region. */
export interface Settings {
	tokenLifetimeSeconds: number;
	rotateRefreshTokens: boolean;
	rateLimitPerMinute: number;
	rateLimitWindowSeconds: number;
	advancedTasks: boolean;
	deniedPermissions: string[];
	practiceAreaRedirect: boolean;
	searchLagSeconds: number;
	requireUserAgent: boolean;
	manualMatterNumbering: boolean;
	extraMatters: number;
	/** When a webhook's secret is posted to its URL: before or after the answer, or never, then it is enabled at once. */
	webhookHandshake: 'before' | 'after' | 'never';
	webhookTimeoutSeconds: number;
	webhookRetries: number;
	webhookFirstRetrySeconds: number;
	rotateWebhookSecret: boolean;
	keepExpiredWebhooks: boolean;
	removeGoneWebhooks: boolean;
	endWebhooksOnRevoke: boolean;
	webhookFieldsMayNest: boolean;
	matterOpenedOnCreate: boolean;
	signedUrlSeconds: number;
	uploadTimeouts: number;
	smallestPartBytes: number;
}

/** As a Clio account is when nothing was changed: 30-day tokens, 50 requests a minute. */
export function defaultSettings(): Settings {
	return {
		tokenLifetimeSeconds: 2_592_000,
		rotateRefreshTokens: false,
		rateLimitPerMinute: 50,
		rateLimitWindowSeconds: 60,
		advancedTasks: true,
		deniedPermissions: [],
		practiceAreaRedirect: false,
		searchLagSeconds: 0,
		requireUserAgent: true,
		manualMatterNumbering: false,
		extraMatters: 0,
		webhookHandshake: 'before',
		webhookTimeoutSeconds: 10,
		webhookRetries: 5,
		webhookFirstRetrySeconds: 120,
		rotateWebhookSecret: false,
		keepExpiredWebhooks: false,
		removeGoneWebhooks: false,
		endWebhooksOnRevoke: true,
		webhookFieldsMayNest: true,
		matterOpenedOnCreate: false,
		signedUrlSeconds: 600,
		uploadTimeouts: 0,
		smallestPartBytes: 5 * 1024 ** 2,
	};
}

const numbers = [
	'tokenLifetimeSeconds',
	'rateLimitPerMinute',
	'rateLimitWindowSeconds',
	'searchLagSeconds',
	'extraMatters',
	'webhookTimeoutSeconds',
	'webhookRetries',
	'webhookFirstRetrySeconds',
	'signedUrlSeconds',
	'uploadTimeouts',
	'smallestPartBytes',
] as const;
const flags = [
	'rotateRefreshTokens',
	'advancedTasks',
	'practiceAreaRedirect',
	'requireUserAgent',
	'manualMatterNumbering',
	'rotateWebhookSecret',
	'keepExpiredWebhooks',
	'removeGoneWebhooks',
	'endWebhooksOnRevoke',
	'webhookFieldsMayNest',
	'matterOpenedOnCreate',
] as const;
const handshakes = ['before', 'after', 'never'] as const;

/** Changes the named settings; a name or type it does not know is an error. */
export function changeSettings(settings: Settings, changes: unknown): void {
	if (!isObject(changes)) throw new TypeError('Settings must be an object');
	for (const name of Object.keys(changes)) {
		if (!(name in settings)) throw new TypeError(`There is no setting ${name}`);
	}
	for (const name of numbers) settings[name] = readOptionalNumber(changes, name) ?? settings[name];
	for (const name of flags) settings[name] = readOptionalFlag(changes, name) ?? settings[name];
	const handshake = readOptionalText(changes, 'webhookHandshake') ?? settings.webhookHandshake;
	const known = handshakes.find((one) => one === handshake);
	if (known === undefined) throw new TypeError(`webhookHandshake must be one of ${handshakes.join(', ')}`);
	settings.webhookHandshake = known;
	settings.deniedPermissions = readOptionalTexts(changes, 'deniedPermissions') ?? settings.deniedPermissions;
}
