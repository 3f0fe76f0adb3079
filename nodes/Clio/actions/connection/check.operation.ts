import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { API_VERSION } from '../../catalog/apiVersions';
import { operationById } from '../../catalog/catalog';
import { fieldsText } from '../../catalog/fieldSelection';
import { InputProblem } from '../../transport/errors/inputProblem';
import type { RateLimit } from '../../transport/rateLimit/headers';
import { readRateLimit } from '../../transport/rateLimit/headers';
import { isRecord } from '../../transport/record';
import { clioRequest } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import type { ActionResult } from '../action';
import { ACCESS_GROUPS } from './accessGroups';

/** Who is connected to which firm, and what the connection can read. */
export async function checkConnection(
	this: IExecuteFunctions,
	session: ClioSession,
	itemIndex: number,
): Promise<ActionResult> {
	const sentBefore = session.traffic.requests;
	const fields = fieldsText('User', ['id', 'name', 'email', 'roles', { account: ['id', 'name', 'state'] }]);
	const { data, headers } = await clioRequest.call(this, session, operationById('User#who_am_i'), {
		query: { fields },
	});
	const { account, ...user } = isRecord(data) ? data : {};
	expectAccount(account, String(this.getNodeParameter('expectedAccount', itemIndex, '')).trim());
	const checkAccess = this.getNodeParameter('checkAccess', itemIndex, true) === true;
	const access = checkAccess ? await checkGroups.call(this, session) : { groups: [] };
	return {
		records: [
			{
				user: user as IDataObject,
				account: account as IDataObject,
				region: session.region,
				api_version: API_VERSION,
				read_only: session.readOnly,
				rate_limit: tellRateLimit(access.rateLimit ?? readRateLimit(headers)),
				...(checkAccess ? { access: access.groups } : {}),
				requests: session.traffic.requests - sentBefore,
			},
		],
	};
}

/** An account is expected by its id or by its exact name. */
function expectAccount(account: unknown, expected: string): void {
	const { id, name } = isRecord(account) ? account : {};
	if (expected === '' || expected === String(id) || expected === name) return;
	throw new InputProblem(
		`The credential is connected to the Clio account ${String(id)}, not to the expected one`,
		'Connect the credential again while signed in to the right account, or correct Expected Account (its ID or its exact name).',
	);
}

/** Statuses by which Clio says that this user or app may not read; any other leaves it open. */
const REFUSALS = new Set(['403', '404']);

interface Access {
	groups: IDataObject[];
	rateLimit?: RateLimit;
}

/** One request a group, for one record in its shortest form. Stops asking when Clio's rate window is spent: the rest is told as not checked. */
async function checkGroups(this: IExecuteFunctions, session: ClioSession): Promise<Access> {
	const access: Access = { groups: [] };
	let spent = false;
	for (const { group, operationId } of ACCESS_GROUPS) {
		if (spent) {
			access.groups.push({
				group,
				readable: null,
				reason: "Not checked: Clio's limit of requests a minute is used up",
			});
			continue;
		}
		const answer = await clioRequest
			.call(this, session, operationById(operationId), { query: { limit: 1 } })
			.catch((error: unknown) => ({ error }));
		if (!('error' in answer)) {
			access.rateLimit = readRateLimit(answer.headers);
			access.groups.push({ group, readable: true });
			continue;
		}
		const { error } = answer;
		if (!(error instanceof NodeApiError) || error.httpCode === null || error.httpCode === '401') throw error;
		spent = error.httpCode === '429';
		access.groups.push({
			group,
			readable: REFUSALS.has(error.httpCode) ? false : null,
			status: Number(error.httpCode),
			reason: error.message,
		});
	}
	return access;
}

function tellRateLimit(rateLimit: RateLimit | undefined): IDataObject | null {
	if (rateLimit === undefined) return null;
	const { limit, remaining, resetsAt } = rateLimit;
	return { limit, remaining, resets_at: new Date(resetsAt * 1000).toISOString() };
}
