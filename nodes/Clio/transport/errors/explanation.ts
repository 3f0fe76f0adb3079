import { API_VERSION } from '../../catalog/apiVersions';
import type { HttpMethod, OperationFacts } from '../../catalog/types';
import { readRetryAfter } from '../rateLimit/headers';
import { wasNeverSent } from '../retry';
import type { ClioSession } from '../session';
import type { Failure } from './failure';
import { nextStep } from './nextSteps';

/** What was asked for, as far as an error may tell it. */
export interface Attempt {
	method: HttpMethod;
	/** below the API root; without the query, which may name people */
	path: string;
	operation?: OperationFacts;
	session: Pick<ClioSession, 'region'>;
}

/** What happened, and what to do next. */
export interface Explanation {
	message: string;
	description: string;
}

const REFUSED: Readonly<Record<NonNullable<Failure['refused']>, (attempt: Attempt, failure: Failure) => Explanation>> =
	{
		notConnected: () => ({
			message: 'The Clio credential is not connected',
			description: 'Open the credential and connect it to Clio.',
		}),
		revoked: () => ({
			message: 'Clio refused to renew the access of this credential',
			description:
				'Access was revoked in Clio, or the app was changed. Open the credential and connect it again; the user who connects decides what workflows can see.',
		}),
		client: ({ session }) => ({
			message: 'Clio does not accept the Client ID and Client Secret of this credential',
			description: `An app exists only in the region in which it was registered. The credential uses the region "${session.region}": check it, then the App Key and App Secret in that region's developer portal.`,
		}),
		unreadable: (attempt, { status = 0 }) => ({
			...explainPage(attempt, status),
			message: `Clio's answer to the renewal of the access token could not be read (status ${status})`,
		}),
		renewal: (_, { words = '' }) => {
			const [message = words, ...next] = words.split(/(?<=\.) /);
			return { message: message.replace(/\.$/, ''), description: next.join(' ') };
		},
	};

type Explain = (attempt: Attempt, failure: Failure) => Explanation;

const BY_STATUS: Readonly<Record<number, Explain>> = {
	307: ({ path }) => ({
		message: `Clio sends the request to ${path} elsewhere`,
		description: 'The node follows it only to another path of the same API. Check what stands between n8n and Clio.',
	}),
	400: ({ path }, { type, words }) => ({
		message:
			type === 'InvalidFields' ? `Clio refused the fields asked for at ${path}` : `Clio refused the request to ${path}`,
		description: words ?? 'A parameter is not what Clio expects there.',
	}),
	401: ({ session }) => ({
		message: 'Clio does not accept the access token of this credential',
		description: `It was revoked in Clio, has expired, or belongs to another region than "${session.region}". Check the Region of the credential and connect it again.`,
	}),
	403: ({ operation, method }, { words }) => ({
		message: `Clio does not let this user or app ${method === 'GET' ? 'read' : 'change'} ${subjectOf(operation)}`,
		description: `${permissionOf(operation)}${words === undefined ? '' : ` Clio says: ${words}`}`,
	}),
	404: ({ path }, { words }) => ({
		message: `Clio has nothing at ${path} that this user can see`,
		description: `The record was deleted, the ID is of another kind of record or account, or the user's role hides it.${words === undefined ? '' : ` Clio says: ${words}`}`,
	}),
	409: ({ path }, { words }) => ({
		message: `Clio cannot change ${path} at the moment`,
		description: words ?? 'Another request is changing it, or other records depend on it. Try again later.',
	}),
	410: () => ({
		message: 'Clio has retired the API version of this request',
		description: `This package uses version ${API_VERSION}. Update the package, or choose another API Version in an API Call.`,
	}),
	412: ({ path }) => ({
		message: `The record at ${path} was changed in Clio since it was read`,
		description: 'Nothing was written. Read the record again and repeat the change on what it is now.',
	}),
	422: ({ path }, { words }) => ({
		message: `Clio refused the values sent to ${path}`,
		description: words ?? 'A value is missing or not allowed there. Nothing was written.',
	}),
	429: (_, { headers }) => {
		const seconds = readRetryAfter(headers, Date.now());
		return {
			message: "Clio's limit of requests a minute is used up",
			description: `Clio accepts requests again ${seconds === undefined ? 'within a minute' : `in ${seconds} seconds`}. Other workflows with this credential count too. The option Wait for Rate Limit says how long the node waits for that.`,
		};
	},
};

/** Tells a failed request to the user. Never quotes what was sent, except the path. */
export function explainFailure(attempt: Attempt, failure: Failure): Explanation {
	// n8n tells a run that was stopped from one that failed by the word "canceled".
	if (failure.cancelled)
		return { message: 'The execution was canceled', description: whileWaiting(failure) ? '' : lostAnswer(attempt) };
	if (failure.refused !== undefined) return REFUSED[failure.refused](attempt, failure);
	if (failure.status === undefined) return explainConnection(attempt, failure);
	if (failure.page && failure.status < 500 && failure.status !== 429) return explainPage(attempt, failure.status);
	const explain = BY_STATUS[failure.status];
	const { message, description: happened } =
		explain === undefined ? explainOther(attempt, failure.status) : explain(attempt, failure);
	const next = nextStep(attempt.operation, failure.status);
	const description = next === undefined ? happened : `${ended(happened)} ${next}`;
	const requestId = failure.headers['x-request-id'];
	return {
		message,
		description: typeof requestId === 'string' ? `${description} (Clio's request ID: ${requestId})` : description,
	};
}

/** Clio's own words end as they like. */
function ended(sentence: string): string {
	return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** Stopped after a refusal or before the connection was made: no request was under way. */
function whileWaiting({ status, code }: Failure): boolean {
	return status !== undefined || wasNeverSent(code);
}

function explainConnection(attempt: Attempt, { code, timedOut }: Failure): Explanation {
	const happened = timedOut ? 'Clio did not answer in time' : 'Clio could not be reached';
	return {
		message: happened,
		description: `${lostAnswer(attempt, code)}Check the network between n8n and Clio, and the credential's Region.${code === undefined ? '' : ` (${code})`}`,
	};
}

/** Tells an answer of status 2xx that is not what Clio's API answers. */
export function explainUnreadable(attempt: Attempt, status: number, body: unknown): Explanation {
	if (typeof body === 'string' && /^\s*</.test(body)) {
		const { message, description } = explainPage(attempt, status);
		return { message, description: `${lostAnswer(attempt)}${description}` };
	}
	const shape =
		body === '' || body === undefined || body === null
			? 'empty'
			: typeof body === 'string'
				? 'cut short'
				: 'not one of its API';
	return {
		message: `Clio's answer to ${attempt.path} was ${shape}`,
		description: `${lostAnswer(attempt)}Try again; if it happens every time, check what stands between n8n and Clio.`,
	};
}

function explainPage({ session }: Attempt, status: number): Explanation {
	return {
		message: `A web page came back instead of an answer of Clio's API (status ${status})`,
		description:
			session.region === 'custom'
				? "Check the credential's Base URL: it must be the address of Clio or of a proxy that passes /api/v4 on."
				: "Clio's firewall or a proxy on the way refused the request. If a browser reaches Clio from this network, ask Clio's support with the time of the request.",
	};
}

function explainOther(attempt: Attempt, status: number): Explanation {
	return status >= 500
		? {
				message: `Clio failed to answer (status ${status})`,
				description: `${lostAnswer(attempt)}Try again in a moment.`,
			}
		: { message: `Clio answered with status ${status}`, description: 'This package does not know that answer.' };
}

function lostAnswer({ method }: Attempt, code?: string): string {
	return method === 'GET' || wasNeverSent(code)
		? ''
		: 'The change may have been made: look in Clio before you send it again. ';
}

function subjectOf(operation: OperationFacts | undefined): string {
	return operation === undefined ? 'this' : `what is at ${operation.path.replace(/\.json$/, '')}`;
}

function permissionOf(operation: OperationFacts | undefined): string {
	const groups = operation?.groups ?? [];
	const permission =
		groups.length === 0
			? "The app may lack an access permission in Clio's developer portal"
			: `The app may lack the access permission ${groups.map((group) => `"${group}"`).join(' or ')} in Clio's developer portal`;
	return `${permission} (connect the credential again after adding it), the user's own role may not allow it, or the plan has no API access (EasyStart).`;
}
