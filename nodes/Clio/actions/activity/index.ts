import type { Action } from '../action';
import { getTimeSummary } from './getTimeSummary.operation';
import { logExpense } from './logExpense.operation';
import { logTime } from './logTime.operation';
import { startTimer } from './startTimer.operation';

/** The hand-made operations of activities. */
export const activityActions: Readonly<Record<string, Action>> = { getTimeSummary, logExpense, logTime, startTimer };
