import { InputProblem } from '../transport/errors/inputProblem';
import type { Action } from './action';
import { sendApiCall } from './apiCall/send.operation';
import { checkConnection } from './connection/check.operation';
import { deauthorize } from './connection/deauthorize.operation';
import { getAction } from './generic/get';
import { getAllAction } from './generic/getAll';

/** What runs for each value of `resource` and `operation`. */
const ACTIONS: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
	apiCall: { send: sendApiCall },
	connection: { check: checkConnection, deauthorize },
	user: {
		get: getAction('User#show'),
		getAll: getAllAction('User#index'),
		whoAmI: getAction('User#who_am_i'),
	},
};

/**
 * The action for a resource and operation.
 *
 * @throws InputProblem when there is none, as after importing a workflow made with a newer version of this package
 */
export function findAction(resource: string, operation: string): Action {
	const actions = Object.hasOwn(ACTIONS, resource) ? ACTIONS[resource] : undefined;
	const action = actions !== undefined && Object.hasOwn(actions, operation) ? actions[operation] : undefined;
	if (action !== undefined) return action;
	throw new InputProblem(
		actions === undefined
			? `The Clio node has no resource "${resource}"`
			: `The Clio node has no operation "${operation}" for "${resource}"`,
		'Choose it again in the node. If the workflow was made with a newer version of this package, update the package.',
	);
}

/** The names of all actions, for tests that compare them with what the editor offers. */
export function actionNames(): string[] {
	return Object.entries(ACTIONS).flatMap(([resource, actions]) =>
		Object.keys(actions).map((operation) => `${resource}:${operation}`),
	);
}
