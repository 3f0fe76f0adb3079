import type { HttpMethod } from '../catalog/types';
import { InputProblem } from './errors/inputProblem';
import type { ClioSession } from './session';

/**
 * Refuses every method but GET when the credential is Read Only, and when the item is only to be previewed: operations show
 * their request before they come this far, so that is the last guard.
 *
 * @throws InputProblem; nothing was sent
 */
export function refuseIfReadOnly({ readOnly, previewOnly }: ClioSession, method: HttpMethod): void {
	if (method === 'GET') return;
	if (previewOnly) {
		throw new InputProblem(
			'This operation cannot be previewed, so nothing was sent',
			'Switch the option Preview Only off to carry it out.',
		);
	}
	if (!readOnly) return;
	throw new InputProblem(
		'The Clio credential is Read Only, so nothing was sent',
		'Use a credential that may write, or switch Read Only off in this one.',
	);
}
