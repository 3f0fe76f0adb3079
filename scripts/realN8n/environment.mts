import type { N8nRelease } from './versions.mjs';

/** Where one n8n lives and listens. */
export interface N8nPlace {
	/** Everything n8n writes is below it. */
	userFolder: string;
	port: number;
	/** For n8n's own task runner. */
	brokerPort: number;
}

/** n8n neither calls home, nor offers anything, nor asks questions. */
const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_AI_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
} as const;

/** The community package is used as it was installed; the editor runs without TLS on loopback. */
const LOCAL = {
	N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
	N8N_COMMUNITY_PACKAGES_ALLOW_TOOL_USAGE: 'true',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	N8N_REINSTALL_MISSING_PACKAGES: 'false',
	N8N_SECURE_COOKIE: 'false',
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
	N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
} as const;

/** What is taken over from our own environment; settings of another n8n must not reach this one. */
const INHERITED = ['PATH', 'HOME', 'USER', 'LANG', 'TZ', 'TMPDIR', 'NODE_EXTRA_CA_CERTS'] as const;

/** The address that the editor of an n8n at this port is opened at. */
export function editorUrl(port: number): string {
	return `http://localhost:${port}`;
}

/** The complete environment of an n8n process. */
export function n8nEnvironment(release: N8nRelease, place: N8nPlace): Record<string, string> {
	const inherited = INHERITED.flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	return {
		...Object.fromEntries(inherited),
		...QUIET,
		...LOCAL,
		...release.environment,
		N8N_USER_FOLDER: place.userFolder,
		N8N_PORT: String(place.port),
		N8N_RUNNERS_BROKER_PORT: String(place.brokerPort),
		N8N_EDITOR_BASE_URL: editorUrl(place.port),
		WEBHOOK_URL: editorUrl(place.port),
	};
}
