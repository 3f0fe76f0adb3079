import { resolveBaseUrl } from '../../../credentials/regions';
import { whoAmITest } from '../../../credentials/whoAmITest';
import { ACCEPTED, REFUSED, REGIONS, UNKNOWN_REGIONS } from './baseUrls';
import { resolved, textOver } from './engineExpressions';

const isHttp = (url: unknown) => /^\s*https?:/i.test(String(url));

async function oauthUrls(region: unknown, baseUrl: unknown) {
	const { authUrl, accessTokenUrl } = await resolved('clioOAuth2Api', { region, baseUrl });
	return [authUrl, accessTokenUrl];
}

describe("the OAuth2 credential's hidden URLs", () => {
	it.each(REGIONS)('of the region %s are on %s, whatever is left in Base URL', async (region, origin) => {
		for (const left of ['', 'https://evil.example']) {
			expect(await oauthUrls(region, left)).toEqual([`${origin}/oauth/authorize`, `${origin}/oauth/token`]);
		}
	});

	it.each(ACCEPTED)('%p, when custom, are on %s', async (typed, baseUrl) => {
		expect(await oauthUrls('custom', typed)).toEqual([`${baseUrl}/oauth/authorize`, `${baseUrl}/oauth/token`]);
	});

	it.each(REFUSED)('are no addresses for the custom %p', async (typed) => {
		expect((await oauthUrls('custom', typed)).some(isHttp)).toBe(false);
	});

	it.each(UNKNOWN_REGIONS.filter((region) => region !== undefined))(
		'are no addresses for the region %p',
		async (region) => {
			expect((await oauthUrls(region, 'https://clio-proxy.example.com')).some(isHttp)).toBe(false);
		},
	);

	it('go by what an expression in Base URL gives', async () => {
		expect(await oauthUrls('custom', '={{ "https://proxy" + ".example.com/" }}')).toEqual([
			'https://proxy.example.com/oauth/authorize',
			'https://proxy.example.com/oauth/token',
		]);
		for (const refused of ['={{ "http://evil" + ".example" }}', '={{ undefined }}', '={{ {} }}']) {
			expect((await oauthUrls('custom', refused)).some(isHttp)).toBe(false);
		}
	});

	it('cannot be replaced by stored values', async () => {
		const stored = { region: 'eu', authUrl: 'https://evil.example', accessTokenUrl: 'https://evil.example' };
		expect(await resolved('clioOAuth2Api', stored)).toMatchObject({
			authUrl: 'https://eu.app.clio.com/oauth/authorize',
			accessTokenUrl: 'https://eu.app.clio.com/oauth/token',
		});
	});
});

describe('the address of the credential test', () => {
	const testUrl = (region: unknown, baseUrl: unknown) => textOver(String(whoAmITest.request.url), { region, baseUrl });
	const expected = (region: unknown, baseUrl: unknown) => {
		const base = resolveBaseUrl(region, baseUrl);
		return base === undefined ? undefined : `${base}/api/v4/users/who_am_i.json`;
	};
	const rows: Array<[region: unknown, baseUrl: unknown]> = [
		...REGIONS.map(([region]): [unknown, unknown] => [region, '']),
		...[...ACCEPTED.map(([typed]) => typed), ...REFUSED].map((typed): [unknown, unknown] => ['custom', typed]),
		...UNKNOWN_REGIONS.map((region): [unknown, unknown] => [region, 'https://clio-proxy.example.com']),
	];

	it.each(rows)('agrees for the region %p and Base URL %p with where requests go', (region, baseUrl) => {
		const url = testUrl(region, baseUrl);
		expect(isHttp(url) ? url : undefined).toBe(expected(region, baseUrl));
	});
});

describe("the OAuth2 credential's other hidden values", () => {
	it('ask for no scope, send the client in the body and want to hear of a refusal', async () => {
		const { scope, authentication, grantType, authQueryParameters, readOnly } = await resolved('clioOAuth2Api', {
			enabledScopes: 'left over',
		});
		expect([scope, authentication, grantType, readOnly]).toEqual(['', 'body', 'authorizationCode', false]);
		expect(authQueryParameters).toBe('redirect_on_decline=true');
	});

	it('ask for the scopes that were typed when Custom Scopes is on', async () => {
		const typed = { customScopes: true, enabledScopes: 'one two' };
		expect(await resolved('clioOAuth2Api', typed)).toMatchObject({ scope: 'one two' });
	});
});
