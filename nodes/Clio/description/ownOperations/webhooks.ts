import type { OwnWords } from './index';

export const webhookWords: OwnWords = {
	'webhook:extendExpiring': {
		name: 'Extend Expiring',
		action: 'Extend expiring webhooks',
		description: 'Renews the webhooks of the user that end soon',
	},
};
