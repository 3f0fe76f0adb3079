import { scalarText } from '../json/shape.mjs';
import { randomBytes } from 'node:crypto';
import { invalid } from '../api/answer.mjs';
import { timestamp } from '../fields/timestamp.mjs';
import { linkTo } from '../firm/firm.mjs';
import type { WriteRules } from '../writes/context.mjs';

const dayLength = 86_400_000;
const standardDays = 3;
const longestDays = 31;
const longestFields = 1000;

/** Webhooks: https only, three days unless told otherwise, at most 31 (Clio: Webhooks). */
export const webhookRules: WriteRules = {
	before: ({ request, data, creating, now }, webhook) => {
		if (typeof data.url === 'string' && !/^https:\/\/[^/]/.test(data.url)) throw invalid('url must be https');
		if (typeof data.fields === 'string' && data.fields.length > longestFields)
			throw invalid(`fields may have at most ${longestFields} characters`);
		if (typeof data.expires_at === 'string') {
			const until = Date.parse(data.expires_at);
			if (until <= now || until > now + longestDays * dayLength)
				throw invalid(`expires_at must be within ${longestDays} days`);
		}
		if (!creating) {
			if (data.url !== undefined && data.url !== webhook.text('url')) webhook.values.status = 'pending';
			return;
		}
		Object.assign(webhook.values, {
			status: 'pending',
			shared_secret: randomBytes(24).toString('hex'),
			events: ['created', 'updated', 'deleted'],
			expires_at: timestamp(now + standardDays * dayLength),
			user: linkTo(request.user),
		});
	},
	check: (_context, webhook) => {
		const events = webhook.values.events;
		const special = Array.isArray(events) && events.some((event) => scalarText(event).startsWith('matter_'));
		if (special && webhook.text('model') !== 'matter') throw invalid('these events are for the model matter');
	},
};
