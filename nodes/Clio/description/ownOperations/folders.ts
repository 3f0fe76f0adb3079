import type { OwnWords } from './index';

export const folderWords: OwnWords = {
	'folder:ensurePath': {
		name: 'Ensure Path',
		action: 'Ensure that a folder path exists',
		description: 'Finds the folder at the end of a path such as Pleadings/2026, and creates what is missing',
	},
};
