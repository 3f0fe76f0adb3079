import type { OwnOperations } from './index';

/** Documents and folders: what a person does with them in Clio (Clio: Documents, Folders). */
export const documentOperations: OwnOperations = {
	document: {
		move: { of: 'Document#update', takes: ['parent'], requires: ['parent'], prominent: ['parent'] },
		rename: { of: 'Document#update', takes: ['name', 'copy_version'], requires: ['name'] },
		restore: { of: 'Document#update', sets: { restore: true } },
	},
	folder: {
		move: { of: 'Folder#update', takes: ['parent'], requires: ['parent'], prominent: ['parent'] },
		restore: { of: 'Folder#update', sets: { restore: true } },
	},
};
