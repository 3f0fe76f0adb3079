import type { HttpMethod } from '../catalog/types';
import { InputProblem } from './errors/inputProblem';
import type { ClioSession } from './session';

/**
 * Refuses every method but GET when the credential is Read Only.
 *
 * @throws InputProblem; nothing was sent
 */
export function refuseIfReadOnly({ readOnly }: ClioSession, method: HttpMethod): void {
	if (!readOnly || method === 'GET') return;
	throw new InputProblem(
		'The Clio credential is Read Only, so nothing was sent',
		'Use a credential that may write, or switch Read Only off in this one.',
	);
}
