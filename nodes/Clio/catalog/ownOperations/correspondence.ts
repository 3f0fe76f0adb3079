import type { OwnOperation } from './ownOperation';
import type { OwnOperations } from './index';

const log = (takes: readonly string[]): OwnOperation => ({
	of: 'Communication#create',
	takes: [...takes, 'date', 'external_properties', 'matter', 'received_at'],
	fills: ['subject', 'body'],
	shown: ['subject', 'body'],
	prominent: ['matter'],
	adds: {
		from: { type: 'array', required: true, items: 'string' },
		to: { type: 'array', required: true, items: 'string' },
		unknown_parties: { type: 'string', enum: ['leave_out', 'fail'] },
	},
	isHandMade: true,
});

/** Phone calls and e-mails that are logged (Clio: Communications; nothing is sent). */
export const correspondenceOperations: OwnOperations = {
	communication: { logCall: log(['subject', 'body']), logEmail: log(['subject', 'body']) },
};
