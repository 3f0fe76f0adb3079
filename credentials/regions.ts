/** A value of the credentials' `region` property. */
export type ClioRegion = 'us' | 'eu' | 'ca' | 'au' | 'custom';

interface RegionFacts {
	name: string;
	host: string;
	portal: string;
}

/** Clio's four data regions: the name users know, the host of web, OAuth and API, and the developer portal (Clio: Regions). */
export const CLIO_REGIONS: Readonly<Record<Exclude<ClioRegion, 'custom'>, RegionFacts>> = {
	us: { name: 'United States', host: 'app.clio.com', portal: 'developers.clio.com' },
	eu: { name: 'Europe and United Kingdom', host: 'eu.app.clio.com', portal: 'eu.developers.clio.com' },
	ca: { name: 'Canada', host: 'ca.app.clio.com', portal: 'ca.developers.clio.com' },
	au: { name: 'Australia', host: 'au.app.clio.com', portal: 'au.developers.clio.com' },
};

/**
 * What a custom Base URL may look like: https, or http on a loopback address, with an optional path prefix.
 * No user info, query, fragment, empty or dot segments: the client secret and every record travel to this address.
 */
export const CUSTOM_BASE_URL =
	/^(https:\/\/([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])|http:\/\/(localhost|127(\.[0-9]+)+|\[::1\]))(:[0-9]+)?(\/[a-z0-9_~-][a-z0-9._~-]*)*\/*$/i;

/** The sentence for a Base URL that {@link CUSTOM_BASE_URL} refuses. */
export const CUSTOM_BASE_URL_RULE =
	'The Base URL must be an https address without a query (http is accepted for localhost only), for example https://clio-proxy.example.com';

/**
 * Builds an n8n expression that gives the base URL of the chosen region, followed by `path`.
 * With a custom Base URL that is refused, the result is a sentence and not an http(s) URL, so n8n stops before it
 * sends the client secret anywhere.
 *
 * @param source `$self` in a credential's hidden properties, `$credentials` in its test and authentication
 */
export function baseUrlExpression(source: '$self' | '$credentials', path: string): string {
	const region = `${source}["region"]`;
	const baseUrl = `("" + ${source}["baseUrl"])`;
	const hosts = Object.entries(CLIO_REGIONS)
		.map(([value, { host }]) => `${region} === "${value}" ? "https://${host}${path}" : `)
		.join('');
	const custom = `${region} === "custom" && ${CUSTOM_BASE_URL.toString()}.test(${baseUrl}) ? ${baseUrl}.replace(/\\/+$/, "") + "${path}" : "${CUSTOM_BASE_URL_RULE}"`;
	return `={{ ${hosts}${custom} }}`;
}

/**
 * The origin and path prefix that requests of a credential go to, without a trailing slash.
 *
 * @returns undefined when the region is unknown or the custom Base URL is refused by {@link CUSTOM_BASE_URL}
 */
export function resolveBaseUrl(region: unknown, baseUrl: unknown): string | undefined {
	if (region === 'custom') {
		return typeof baseUrl === 'string' && CUSTOM_BASE_URL.test(baseUrl) ? baseUrl.replace(/\/+$/, '') : undefined;
	}
	return isClioRegion(region) ? `https://${CLIO_REGIONS[region].host}` : undefined;
}

function isClioRegion(region: unknown): region is keyof typeof CLIO_REGIONS {
	return typeof region === 'string' && Object.hasOwn(CLIO_REGIONS, region);
}
