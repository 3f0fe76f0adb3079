import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { knownFactsAt } from '../../catalog/places';
import { InputProblem } from '../../transport/errors/inputProblem';
import type { Action } from '../action';
import { previewOf } from '../generic/preview';
import { apartInputs } from '../values/ownInputs';
import { readBody } from '../values/readBody';
import type { RegisteredWebhook } from './renewal';
import { endingWithin, extendWebhook, latestEnd, registeredWebhooks } from './renewal';

/**
 * Extends the webhooks of the credential's user that end within a number of days, to the longest life that Clio allows, and
 * gives an item for each. Suspended ones, which Clio does not deliver to, are told and left as they are. One request for 200
 * webhooks, and one for each that is extended.
 *
 * One that cannot be extended does not keep the others from it; its error comes after them.
 */
export const extendExpiring: Action = async function (session, itemIndex) {
	const facts = knownFactsAt({ resource: 'webhook', operation: 'extendExpiring' });
	const { inputs } = apartInputs(facts, await readBody.call(this, session, facts, {}, itemIndex, true));
	const days = daysOf(inputs.within_days);
	const prefix = typeof inputs.url_prefix === 'string' ? inputs.url_prefix.trim() : '';
	const now = Date.now();
	const ours = (await registeredWebhooks.call(this, session)).filter(({ url }) => url.startsWith(prefix));
	const suspended = ours.filter(({ status }) => status === 'suspended').map((webhook) => told(webhook, false));
	const due = endingWithin(ours, days, now);
	if (session.previewOnly) {
		const body = { expires_at: latestEnd(now) };
		const update = operationById('Webhook#update');
		const plans = due.map(({ id, model, url }) => ({
			...previewOf(update, { ids: { id }, body }),
			id: Number(id),
			model,
			url,
		}));
		return { records: [...plans, ...suspended] };
	}
	const records: IDataObject[] = [];
	const failures: NodeApiError[] = [];
	// Only their life is prolonged, which changes no data of the firm: a Read Only credential keeps its triggers alive too.
	const extending = { ...session, registersWebhooks: true as const };
	for (const webhook of due) {
		const { id } = webhook;
		const outcome = await extendWebhook.call(this, extending, id, now).then(
			(expiresAt) => ({ expiresAt }),
			(error: unknown) => ({ error }),
		);
		if (!('error' in outcome)) {
			session.written.push(id);
			records.push({ ...told(webhook, true), expires_at: timeText(outcome.expiresAt) });
		} else if (!(outcome.error instanceof NodeApiError)) {
			throw outcome.error;
		} else if (String(outcome.error.httpCode) === '404') {
			records.push({ ...told(webhook, false), status: 'gone' });
		} else {
			failures.push(outcome.error);
		}
	}
	const [failure] = failures;
	if (failure !== undefined) throw failure;
	return { records: [...records, ...suspended] };
};

function told({ id, model, url, status, expiresAt }: RegisteredWebhook, isExtended: boolean): IDataObject {
	const end = timeText(expiresAt);
	return { id: Number(id), model, url, status, extended: isExtended, expires_at: end, former_expires_at: end };
}

function timeText(time: number | undefined): string | null {
	return time === undefined ? null : new Date(time).toISOString();
}

function daysOf(value: unknown): number {
	if (typeof value === 'number' && value > 0) return value;
	throw new InputProblem('Within Days is not a number of days', 'Give a whole number above 0, such as 15.');
}
