import type { OwnWords } from './index';

export const matterWords: OwnWords = {
	'matter:addParty': { name: 'Add Party', action: 'Add a party to a matter' },
	'matter:applyTaskList': { name: 'Apply Task List', action: 'Apply a task list to a matter' },
	'matter:changeStage': { name: 'Change Stage', action: 'Change the stage of a matter' },
	'matter:close': { name: 'Close', action: 'Close a matter' },
	'matter:getBalances': { name: 'Get Balances', action: 'Get the balances of a matter' },
	'matter:getTimeline': { name: 'Get Timeline', action: 'Get the timeline of a matter' },
	'matter:open': {
		name: 'Open',
		action: 'Open a matter with all that belongs to it',
		description: 'Client, matter, parties, task lists, folders and a first note in one step',
	},
	'matter:reopen': { name: 'Reopen', action: 'Reopen a matter' },
	'matter:setPending': { name: 'Set Pending', action: 'Set a matter to pending' },
};
