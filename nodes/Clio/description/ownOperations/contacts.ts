import type { OwnWords } from './index';

export const contactWords: OwnWords = {
	'contact:conflictCheck': {
		name: 'Conflict Check',
		action: 'Check parties for conflicts of interest',
		description: 'Holds names, companies, emails and phones against all records',
	},
};
