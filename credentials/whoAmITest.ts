import type { ICredentialTestRequest } from 'n8n-workflow';

import { baseUrlExpression } from './regions';
import { USER_AGENT } from './userAgent';

/** Who am I: the cheapest request that any Clio user with API access may make; shared by both credentials. */
export const whoAmITest: ICredentialTestRequest = {
	request: {
		url: baseUrlExpression('$credentials', '/api/v4/users/who_am_i.json'),
		headers: { 'User-Agent': USER_AGENT, Accept: 'application/json' },
	},
	rules: [
		{
			type: 'responseCode',
			properties: {
				value: 403,
				message:
					'Clio refused the request. API access needs a plan above EasyStart, and the app needs the Users permission.',
			},
		},
	],
};
