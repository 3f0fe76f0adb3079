import { InputProblem } from '../errors/inputProblem';
import type { ClioContext, ClioSession } from '../session';

/** What narrows a search by name, such as the practice area that a stage belongs to. */
export type Within = Readonly<Record<string, unknown>>;

/**
 * The ID of the one record of a kind whose number, name or e-mail address is `text`.
 *
 * @param kind a value of the node's `resource`
 * @returns the ID as text
 * @throws InputProblem when none or several fit, with the candidates
 */
export async function findRecordId(
	this: ClioContext,
	_session: ClioSession,
	kind: string,
	_text: string,
	_within: Within = {},
): Promise<string> {
	return await Promise.reject(new InputProblem(`Records of "${kind}" cannot be found by name`, 'Give the ID.'));
}
