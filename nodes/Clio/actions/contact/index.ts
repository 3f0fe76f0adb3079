import type { Action } from '../action';
import { conflictCheck } from './conflictCheck.operation';
import { upsertContact } from './upsert.operation';

/** What the node does with contacts beside Clio's own operations. */
export const contactActions: Readonly<Record<string, Action>> = { conflictCheck, upsert: upsertContact };
