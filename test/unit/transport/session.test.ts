import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';

import { clioSession } from '../../../nodes/Clio/transport/session';
import { NODE } from './errors/thrownByN8n';

/** As much of n8n's context as a session reads. */
async function sessionOf(stored: ICredentialDataDecryptedObject, authentication = 'oAuth2') {
	const context: Pick<IExecuteFunctions, 'getCredentials' | 'getNode'> = {
		getNode: () => NODE,
		getCredentials: async <T extends object = ICredentialDataDecryptedObject>() => stored as T,
	};
	return await clioSession.call(context as IExecuteFunctions, authentication, { timeoutSeconds: 30, waitSeconds: 0 });
}

const US = { region: 'us', accessTokenUrl: 'https://app.clio.com/oauth/token' };

describe('the session of a credential', () => {
	it('goes to the region that was chosen', async () => {
		expect(await sessionOf(US)).toMatchObject({ baseUrl: 'https://app.clio.com', region: 'us', readOnly: false });
		expect(await sessionOf({ region: 'au' }, 'token')).toMatchObject({ baseUrl: 'https://au.app.clio.com' });
	});

	it.each([
		['another host', 'http://evil.example/token'],
		["another region's address", 'https://eu.app.clio.com/oauth/token'],
		['none', ''],
	])('is refused when tokens would be renewed at %s', async (_, accessTokenUrl) => {
		await expect(sessionOf({ ...US, accessTokenUrl })).rejects.toThrow('hidden address');
	});

	it.each([
		['an unknown region', { ...US, region: 'uk' }, 'region is unknown'],
		['a refused Base URL', { ...US, region: 'custom', baseUrl: 'http://clio.example' }, 'Base URL is refused'],
	])('is refused with %s', async (_, stored, message) => {
		await expect(sessionOf(stored)).rejects.toThrow(message);
	});
});
