import type { OwnOperations } from './index';

/** Folders by their paths (Clio: Folders). */
export const folderOperations: OwnOperations = {
	folder: {
		ensurePath: {
			of: 'Folder#create',
			takes: ['parent'],
			adds: { folder_path: { type: 'string', required: true } },
			gives: 'facts',
			isHandMade: true,
		},
	},
};
