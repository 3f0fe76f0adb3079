import { randomBytes } from 'node:crypto';
import { badRequest, forbidden, invalid } from '../api/answer.mjs';
import { isDenied } from '../api/permissions.mjs';
import { parseFields } from '../fields/selection.mjs';
import { timestamp } from '../fields/timestamp.mjs';
import { linkTo } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { scalarText } from '../json/shape.mjs';
import { isLoopback } from '../webhooks/loopback.mjs';
import { modelName, webhookModels } from '../webhooks/models.mjs';
import type { WriteContext, WriteRules } from '../writes/context.mjs';

const dayLength = 86_400_000;
const standardDays = 3;
const longestDays = 31;
const longestFields = 1000;

/** Gives the webhook a fresh secret; the number tells a test which of its secrets signed a delivery. */
export function newSecret(webhook: FirmRecord): void {
	webhook.values.shared_secret = randomBytes(24).toString('hex');
	webhook.values.secret_number = webhook.number('secret_number') + 1;
}

/** Clio takes https only. Plain http is taken for this machine, so that a local n8n can be reached. */
function checkUrl({ data }: WriteContext): void {
	if (typeof data.url !== 'string') return;
	const url = URL.canParse(data.url) ? new URL(data.url) : undefined;
	if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && isLoopback(url))) throw invalid('url must be https');
}

function checkModel({ data, request }: WriteContext): void {
	if (data.model === undefined) return;
	const name = modelName(data.model);
	if (name === undefined) throw invalid(`model must be one of ${JSON.stringify(Object.keys(webhookModels))}`);
	data.model = name;
	if (isDenied(request.region, webhookModels[name]?.resource ?? ''))
		throw forbidden(`The application lacks the permission for webhooks of the model ${name}`);
}

function checkExpiry({ data, now }: WriteContext): void {
	if (typeof data.expires_at !== 'string') return;
	const until = Date.parse(data.expires_at);
	if (until <= now || until > now + longestDays * dayLength)
		throw invalid(`expires_at must be within ${longestDays} days`);
	data.expires_at = timestamp(until);
}

function checkFields({ request }: WriteContext, webhook: FirmRecord): void {
	const fields = webhook.text('fields');
	if (fields === '') throw invalid('fields is required');
	if (fields.length > longestFields) throw invalid(`fields may have at most ${longestFields} characters`);
	if (!request.region.settings.webhookFieldsMayNest && /[{}]/.test(fields)) throw badRequest('fields may not nest');
	parseFields(fields, webhookModels[webhook.text('model')]?.resource ?? '');
}

function checkEvents(webhook: FirmRecord): void {
	const { events } = webhook.values;
	const model = webhook.text('model');
	const known = webhookModels[model]?.events ?? [];
	const asked = Array.isArray(events) ? events.map(scalarText) : [];
	if (asked.length === 0) throw invalid('events may not be empty');
	const wrong = asked.find((event) => !known.includes(event));
	if (wrong !== undefined) throw invalid(`${wrong} is no event of the model ${model}`);
}

/** Webhooks: https only, three days unless told otherwise, at most 31, with the model's permission (Clio: Webhooks). */
export const webhookRules: WriteRules = {
	before: (context, webhook) => {
		checkUrl(context);
		checkModel(context);
		checkExpiry(context);
		const { request, data, creating, now } = context;
		if (!creating) {
			if (data.url !== undefined && data.url !== webhook.text('url')) webhook.values.status = 'pending';
			return;
		}
		newSecret(webhook);
		const events = webhookModels[scalarText(data.model)]?.events ?? [];
		Object.assign(webhook.values, {
			status: 'pending',
			events: events.filter((event) => !event.startsWith('matter_')),
			expires_at: timestamp(now + standardDays * dayLength),
			user: linkTo(request.user),
		});
	},
	check: (context, webhook) => {
		checkFields(context, webhook);
		checkEvents(webhook);
	},
};
