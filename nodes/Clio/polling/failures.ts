import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { toNodeError } from '../transport/errors/nodeError';
import { hasStored, readFailing, writeFailing } from './staticData';
import { isFirstOfActivation } from './turns';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** Ways in which a person activates a workflow, who sees why it fails. At a restart n8n would leave the trigger off. */
const BY_PERSON = new Set<string>(['activate', 'create', 'update']);

/**
 * What a failed poll does. A failure of Clio's is logged, and the next poll catches up; but it is thrown where somebody is
 * waiting for the activation, and where it lasts: after an hour, then once a day, so that n8n shows a failed execution and
 * starts the error workflow. Wrong input is thrown in any case.
 *
 * @throws NodeApiError, NodeOperationError
 */
export function pollFailed(this: IPollFunctions, data: IDataObject, error: unknown): null {
	const told = toNodeError(this.getNode(), error);
	const byPerson = isFirstOfActivation(data) && BY_PERSON.has(this.getActivationMode());
	if (!(told instanceof NodeApiError) || byPerson || !hasStored(data)) throw told;
	const now = Date.now();
	const { since, toldAt } = readFailing(data) ?? { since: now };
	const isDue = now - since >= HOUR && (toldAt === undefined || now - toldAt >= DAY);
	writeFailing(data, { since, ...(isDue ? { toldAt: now } : toldAt === undefined ? {} : { toldAt }) });
	if (isDue) throw told;
	// Only our own words: Clio's may name a client, and logs are kept elsewhere than executions.
	this.logger.error(`A poll of "${this.getNode().name}" failed, the next one catches up: ${told.message}`, {
		nodeName: this.getNode().name,
		workflowId: this.getWorkflow().id,
	});
	return null;
}
