import type { INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { Explanation } from './explanation';

/** An error of Clio made of our words and Clio's, and of nothing else: n8n stores errors with the execution. */
export function clioApiError(
	node: INode,
	{ message, description }: Explanation,
	{ status, type }: { status?: number; type?: string } = {},
): NodeApiError {
	const error = new NodeApiError(node, type === undefined ? { message } : { message, type }, {
		message,
		description,
		...(status === undefined ? {} : { httpCode: String(status) }),
	});
	// n8n puts a general sentence in the place of a message in which it finds a code such as ENOENT, also within a word.
	error.message = message;
	return error;
}
