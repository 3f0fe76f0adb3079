import type { OwnOperation } from './ownOperation';
import type { OwnOperations } from './index';

const found = (of: string): OwnOperation => ({ of, adds: { threshold: 'number' }, gives: 'facts', isHandMade: true });

/** Records that may be one. */
export const duplicateOperations: OwnOperations = {
	contact: { findDuplicates: found('Contact#index') },
	matter: { findDuplicates: found('Matter#index') },
};
