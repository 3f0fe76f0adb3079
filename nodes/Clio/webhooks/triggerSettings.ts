import type { TriggerContext } from '../transport/session';
import { isRecord } from '../transport/record';
import { InputProblem } from '../transport/errors/inputProblem';
import type { WebhookModel } from '../catalog/webhookModels';
import { webhookModels } from '../catalog/webhookModels';

/** The value of `resource` that stands for no record: the app was disconnected in Clio. */
export const APP_DEAUTHORIZED = 'appDeauthorized';

/** What the node's parameters say, apart from those about single records. */
export interface TriggerSettings {
	model: WebhookModel;
	events: readonly string[];
	/** names of the fields to watch; none for every change */
	watched: readonly string[];
	/** whether deliveries are put out as they are */
	isAsSent: boolean;
	/** whether changes that were missed are looked for */
	recovers: boolean;
}

/** Whether the node waits for the app to be disconnected. */
export function isForDeauthorization(this: TriggerContext): boolean {
	return this.getNodeParameter('resource', '') === APP_DEAUTHORIZED;
}

/**
 * Reads the node's parameters; asks Clio nothing.
 *
 * @throws InputProblem when the record or an event is none that Clio has, or no event is chosen
 */
export function readSettings(this: TriggerContext): TriggerSettings {
	const resource = String(this.getNodeParameter('resource', ''));
	const model = webhookModels().get(resource);
	if (model === undefined) {
		throw new InputProblem(`Clio has no webhooks for "${resource.slice(0, 60)}"`, 'Choose from the list under When.');
	}
	const events = textsIn(this.getNodeParameter('events', []));
	const unknown = events.find((event) => !model.events.includes(event));
	if (unknown !== undefined || events.length === 0) {
		throw new InputProblem(
			unknown === undefined ? 'No event is chosen' : `Clio has no event "${unknown.slice(0, 60)}" here`,
			`Choose from ${model.events.join(', ')}.`,
		);
	}
	const options: unknown = this.getNodeParameter('options', {});
	return {
		model,
		events: [...new Set(events)],
		watched: events.includes('updated') ? textsIn(this.getNodeParameter('watchedFields', [])) : [],
		isAsSent: this.getNodeParameter('returnFields', 'standard') === 'asSent',
		recovers: !isRecord(options) || options.recoverMissed !== false,
	};
}

function textsIn(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(',');
	return list.map((each) => String(each).trim()).filter((text) => text !== '');
}
