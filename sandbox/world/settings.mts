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
	/** How long work in the background is in each of its states before the last. */
	backgroundStateSeconds: number;
	reportOutcome: 'completed' | 'failed' | 'empty';
	archiveOutcome: 'completed' | 'failed';
	automationOutcome: 'completed' | 'failed' | 'empty';
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
		backgroundStateSeconds: 0.2,
		reportOutcome: 'completed',
		archiveOutcome: 'completed',
		automationOutcome: 'completed',
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
	'backgroundStateSeconds',
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
const outcomes = ['completed', 'failed', 'empty'] as const;
const archiveOutcomes = ['completed', 'failed'] as const;

/** The word of a setting; undefined when it is not given, an error when it is not one of the words. */
function oneOf<Word extends string>(
	changes: Record<string, unknown>,
	name: string,
	words: readonly Word[],
): Word | undefined {
	const given = readOptionalText(changes, name);
	const known = words.find((word) => word === given);
	if (given !== undefined && known === undefined) throw new TypeError(`${name} must be one of ${words.join(', ')}`);
	return known;
}

/** Changes the named settings; a name or type it does not know is an error. */
export function changeSettings(settings: Settings, changes: unknown): void {
	if (!isObject(changes)) throw new TypeError('Settings must be an object');
	for (const name of Object.keys(changes)) {
		if (!(name in settings)) throw new TypeError(`There is no setting ${name}`);
	}
	for (const name of numbers) settings[name] = readOptionalNumber(changes, name) ?? settings[name];
	for (const name of flags) settings[name] = readOptionalFlag(changes, name) ?? settings[name];
	settings.webhookHandshake = oneOf(changes, 'webhookHandshake', handshakes) ?? settings.webhookHandshake;
	settings.reportOutcome = oneOf(changes, 'reportOutcome', outcomes) ?? settings.reportOutcome;
	settings.automationOutcome = oneOf(changes, 'automationOutcome', outcomes) ?? settings.automationOutcome;
	settings.archiveOutcome = oneOf(changes, 'archiveOutcome', archiveOutcomes) ?? settings.archiveOutcome;
	settings.deniedPermissions = readOptionalTexts(changes, 'deniedPermissions') ?? settings.deniedPermissions;
}
