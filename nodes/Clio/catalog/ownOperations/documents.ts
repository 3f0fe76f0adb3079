import type { OwnOperations } from './index';

/** Documents and folders: what a person does with them in Clio (Clio: Documents, Folders). */
export const documentOperations: OwnOperations = {
	document: {
		move: { of: 'Document#update', takes: ['parent'], requires: ['parent'], prominent: ['parent'] },
		rename: { of: 'Document#update', takes: ['name', 'copy_version'], requires: ['name'] },
		restore: { of: 'Document#update', sets: { restore: true } },
		upload: {
			of: 'Document#create',
			takes: [
				...['name', 'parent', 'content_type', 'document_category', 'received_at', 'external_properties'],
				'communication_id',
			],
			// The file has a name.
			fills: ['name'],
			adds: {
				folder_path: 'string',
				if_exists: { type: 'string', enum: ['new_version', 'keep_both', 'skip', 'fail'], default: 'new_version' },
			},
			shown: ['folder_path'],
			isHandMade: true,
		},
	},
	documentTemplate: {
		upload: {
			of: 'DocumentTemplate#create',
			takes: ['filename', 'document_category'],
			isHandMade: true,
		},
	},
	folder: {
		move: { of: 'Folder#update', takes: ['parent'], requires: ['parent'], prominent: ['parent'] },
		restore: { of: 'Folder#update', sets: { restore: true } },
	},
};
