import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { InputProblem } from './inputProblem';

/** Any error as one that n8n shows: those of Clio as they are, problems of the input with their remedy. */
export function toNodeError(node: INode, error: unknown): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const message = error instanceof Error ? error.message : 'Something unexpected happened in the Clio node';
	const told = new NodeOperationError(
		node,
		message,
		error instanceof InputProblem ? { description: error.remedy } : {},
	);
	// As in clioApiError: n8n exchanges messages that contain certain codes.
	told.message = message;
	return told;
}
