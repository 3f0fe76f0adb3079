import type { Action } from '../action';
import { findDuplicateMatters } from '../duplicates';
import { addParty } from './addParty.operation';
import { applyTaskList } from './applyTaskList.operation';
import { changeStage } from './changeStage.operation';
import { changeStatusAction } from './changeStatus.operation';
import { getBalances } from './getBalances.operation';
import { getTimeline } from './getTimeline.operation';
import { openMatter } from './open.operation';

/** What the node does with matters beside Clio's own operations, by values of `operation`. */
export const matterActions: Readonly<Record<string, Action>> = {
	addParty,
	applyTaskList,
	changeStage,
	close: changeStatusAction('close', 'close_date'),
	findDuplicates: findDuplicateMatters,
	getBalances,
	getTimeline,
	open: openMatter,
	reopen: changeStatusAction('reopen', 'open_date'),
	setPending: changeStatusAction('setPending', 'pending_date'),
};
