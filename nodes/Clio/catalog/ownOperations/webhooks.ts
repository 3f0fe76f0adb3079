import type { OwnOperations } from './index';

/** Webhooks: their life, which Clio ends after at most 31 days (Clio: Webhooks). */
export const webhookOperations: OwnOperations = {
	webhook: {
		extendExpiring: {
			of: 'Webhook#update',
			withoutRecord: true,
			adds: { within_days: { type: 'integer', required: true }, url_prefix: 'string' },
			gives: 'facts',
			isHandMade: true,
		},
	},
};
