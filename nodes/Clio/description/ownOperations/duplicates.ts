import type { OwnWords } from './index';

export const duplicateWords: OwnWords = {
	'contact:findDuplicates': { name: 'Find Duplicates', action: 'Find contacts that may be one' },
	'matter:findDuplicates': { name: 'Find Duplicates', action: 'Find matters that may be one' },
};
