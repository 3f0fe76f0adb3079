/* eslint-disable @n8n/community-nodes/no-restricted-imports -- makes errors with the classes n8n itself uses; not part of the package */
import { AuthError } from '@n8n/client-oauth2';
import { AxiosError, AxiosHeaders, CanceledError } from 'axios';
import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError, UserError } from 'n8n-workflow';
import {
	NodeApiError as FloorNodeApiError,
	NodeOperationError as FloorNodeOperationError,
	UserError as FloorUserError,
} from 'n8n-workflow-floor';

/** Stand in requests of these tests where nothing of it may reach the user. */
export const SECRETS = ['tok-SECRET-1', 'key-SECRET-2', 'name=Doe%20SECRET'];

export const NODE: INode = {
	id: '1',
	name: 'Clio',
	type: 'n8n-nodes-clio.clio',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** The same node in the older version's types. */
const FLOOR_NODE = { ...NODE, parameters: {} };

const asJson = (error: Error) => error as unknown as JsonObject;

/**
 * How a version of n8n hands on what its HTTP client throws. n8n 2.41 keeps the thrown error under `cause`; 1.123 and 2.8
 * lose it, so that only the status, the body if it is an object, and words are left.
 */
export const VERSIONS = {
	'n8n 2.41': {
		wrap: (error: Error): Error => new NodeApiError(NODE, asJson(error)),
		user: (message: string): Error => new UserError(message),
		operation: (message: string): Error => new NodeOperationError(NODE, message),
	},
	'n8n 1.123': {
		wrap: (error: Error): Error => new FloorNodeApiError(FLOOR_NODE, asJson(error)),
		user: (message: string): Error => new FloorUserError(message),
		operation: (message: string): Error => new FloorNodeOperationError(FLOOR_NODE, message),
	},
};

export type Version = (typeof VERSIONS)[keyof typeof VERSIONS];

const sent = () => ({
	url: `https://app.clio.com/api/v4/contacts.json?${SECRETS[2]}`,
	method: 'post',
	headers: new AxiosHeaders({ Authorization: `Bearer ${SECRETS[0]}` }),
	data: JSON.stringify({ client_secret: SECRETS[1] }),
});

/** An answer with an error status. */
export function answered(status: number, data: unknown, headers: Record<string, string> = {}): Error {
	const config = sent();
	const response = { status, statusText: '', headers, data, config };
	const code = status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE;
	return new AxiosError(`Request failed with status code ${status}`, code, config, {}, response);
}

/** A connection that failed. */
export function unconnected(code: string, message = `connect ${code} 127.0.0.1:9`): Error {
	return new AxiosError(message, code, sent(), {});
}

/** What the Stop button makes of a request under way. */
export function cancelled(): Error {
	return new CanceledError('canceled');
}

/** What n8n's OAuth2 client throws for an error body of the token endpoint. */
export function refusedByTokenEndpoint(message: string, error: string): Error {
	return new AuthError(message, { error, error_description: message });
}

/** What n8n's OAuth2 client throws when the token endpoint does not answer JSON; n8n does not export its class. */
export function unreadByTokenEndpoint(status: number, message: string): Error {
	return Object.assign(new Error(message), { status, body: '<html>blocked</html>', code: 'ESTATUS' });
}
