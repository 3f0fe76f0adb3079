import type { Action } from '../action';
import { findDuplicateContacts } from '../duplicates';
import { conflictCheck } from './conflictCheck.operation';
import { upsertContact } from './upsert.operation';

/** What the node does with contacts beside Clio's own operations. */
export const contactActions: Readonly<Record<string, Action>> = {
	conflictCheck,
	findDuplicates: findDuplicateContacts,
	upsert: upsertContact,
};
