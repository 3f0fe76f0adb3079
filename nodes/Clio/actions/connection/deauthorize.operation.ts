import type { IExecuteFunctions } from 'n8n-workflow';

import { currentAccessToken } from '../../../../credentials/tokenSession';
import { operationById } from '../../catalog/catalog';
import { InputProblem } from '../../transport/errors/inputProblem';
import { refuseIfReadOnly } from '../../transport/readOnly';
import { clioRequest } from '../../transport/request';
import { send } from '../../transport/send';
import type { ClioSession } from '../../transport/session';
import type { ActionResult } from '../action';

const PATH = '/oauth/deauthorize';

const ENDED = 'Clio ended this one access token.';

const RENEWABLE =
	'The refresh token still works, so the next request with this credential gets a new access token. To end access for good, sign in to Clio, open the list of apps connected to your user in the settings, and remove this app there.';

const NOT_RENEWABLE =
	'Nothing renews it: enter another access token in the credential to use it again. Other tokens of this app go on working until you remove the app from the list of apps connected to your user in the settings of Clio.';

/** Ends the credential's current access token (Clio: Deauthorizing an access token). */
export async function deauthorize(
	this: IExecuteFunctions,
	session: ClioSession,
	itemIndex: number,
): Promise<ActionResult> {
	refuseIfReadOnly(session, 'POST', PATH);
	if (this.getNodeParameter('confirmDeauthorize', itemIndex, false) !== true) {
		throw new InputProblem(
			'Deauthorize was not confirmed, so nothing was sent',
			'Switch Confirm on to end the access token of this credential.',
		);
	}
	// An expired token would be renewed while the request is under way, and the old one would be named in it.
	await clioRequest.call(this, session, operationById('User#who_am_i'), { query: { fields: 'id' } });
	const credentials = await this.getCredentials(session.credentialType);
	await send.call(this, session, {
		method: 'POST',
		path: PATH,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: { token: currentAccessToken(credentials) },
	});
	const next = credentials.connectWith === 'accessToken' ? NOT_RENEWABLE : RENEWABLE;
	return { records: [{ deauthorized: true, note: `${ENDED} ${next}` }] };
}
