import type { OwnWords } from './index';

export const correspondenceWords: OwnWords = {
	'communication:logCall': {
		name: 'Log Call',
		action: 'Log a phone call',
		description: 'With its parties found by their numbers',
	},
	'communication:logEmail': {
		name: 'Log Email',
		action: 'Log an email',
		description: 'With its parties found by their addresses. Nothing is sent.',
	},
};
