import { isObject, readOptionalFlag, readOptionalNumber, readOptionalTexts } from '../json/shape.mjs';

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
	};
}

const numbers = [
	'tokenLifetimeSeconds',
	'rateLimitPerMinute',
	'rateLimitWindowSeconds',
	'searchLagSeconds',
	'extraMatters',
] as const;
const flags = [
	'rotateRefreshTokens',
	'advancedTasks',
	'practiceAreaRedirect',
	'requireUserAgent',
	'manualMatterNumbering',
] as const;

/** Changes the named settings; a name or type it does not know is an error. */
export function changeSettings(settings: Settings, changes: unknown): void {
	if (!isObject(changes)) throw new TypeError('Settings must be an object');
	for (const name of Object.keys(changes)) {
		if (!(name in settings)) throw new TypeError(`There is no setting ${name}`);
	}
	for (const name of numbers) settings[name] = readOptionalNumber(changes, name) ?? settings[name];
	for (const name of flags) settings[name] = readOptionalFlag(changes, name) ?? settings[name];
	settings.deniedPermissions = readOptionalTexts(changes, 'deniedPermissions') ?? settings.deniedPermissions;
}
