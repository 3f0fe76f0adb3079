import type { HttpMethod } from '../catalog/types';
import { InputProblem } from './errors/inputProblem';
import { API_ROOT } from './path';
import type { ClioSession } from './session';

/** Webhooks: what a trigger registers there is no data of the firm. */
const REGISTRATIONS = new RegExp(`^${API_ROOT}/webhooks([./]|$)`);

/**
 * Refuses every method but GET when the credential is Read Only, and when the item is only to be previewed: operations show
 * their request before they come this far, so that is the last guard. A trigger may register its webhooks all the same.
 *
 * @param path below the base URL
 * @throws InputProblem; nothing was sent
 */
export function refuseIfReadOnly(
	{ readOnly, previewOnly, registersWebhooks }: ClioSession,
	method: HttpMethod,
	path: string,
): void {
	if (method === 'GET') return;
	if (previewOnly) {
		throw new InputProblem(
			'This operation cannot be previewed, so nothing was sent',
			'Switch the option Preview Only off to carry it out.',
		);
	}
	if (!readOnly || (registersWebhooks === true && REGISTRATIONS.test(path))) return;
	throw new InputProblem(
		'The Clio credential is Read Only, so nothing was sent',
		'Use a credential that may write, or switch Read Only off in this one.',
	);
}
