import type { Action } from '../action';
import { approveBill } from './approve.operation';
import { changeBillState } from './changeState.operation';
import { getOverdueBills } from './getOverdue.operation';
import { voidBill } from './void.operation';

/** The hand-made operations of bills. */
export const billActions: Readonly<Record<string, Action>> = {
	approve: approveBill,
	changeState: changeBillState,
	getOverdue: getOverdueBills,
	void: voidBill,
};
