import type { OwnWords } from './index';

export const documentWords: OwnWords = {
	'document:move': { name: 'Move', action: 'Move a document' },
	'document:rename': { name: 'Rename', action: 'Rename a document' },
	'document:restore': { name: 'Restore', action: 'Restore a document', description: 'Takes it out of the trash' },
	'document:upload': {
		name: 'Upload',
		action: 'Upload a document',
		description: 'Adds a version where the name exists',
	},
	'documentTemplate:upload': { name: 'Upload', action: 'Upload a document template' },
	'folder:move': { name: 'Move', action: 'Move a folder' },
	'folder:restore': { name: 'Restore', action: 'Restore a folder', description: 'Takes it out of the trash' },
};
