import type { TreeItem } from '../../../../nodes/Clio/actions/folder/folderTree';
import { FolderTree } from '../../../../nodes/Clio/actions/folder/folderTree';

const folder = (id: string, parent: string | undefined, isInRoot = false): TreeItem => ({
	...{ id, name: `F${id}`, isFolder: true, parent, isInRoot },
});

const file = (parent: string | undefined, isInRoot = false): TreeItem => ({
	...{ id: '99', name: 'Motion.pdf', isFolder: false, parent, isInRoot },
});

/** A tree below a folder, or below the one around all others. */
function treeOf(top: string | undefined, ...folders: TreeItem[]): FolderTree {
	const tree = new FolderTree(top);
	tree.add(folders);
	return tree;
}

describe('a path in a tree of folders', () => {
	it('begins below the folder that was chosen', () => {
		const tree = treeOf('1', folder('2', '1'), folder('3', '2'));
		expect(tree.pathOf(file('1'))).toBe('Motion.pdf');
		expect(tree.pathOf(file('3'))).toBe('F2/F3/Motion.pdf');
		expect(tree.pathOf(folder('3', '2'))).toBe('F2/F3');
	});

	it('begins below the root where none was chosen', () => {
		const tree = treeOf(undefined, folder('2', '1', true), folder('3', '2'));
		expect(tree.pathOf(file('3'))).toBe('F2/F3/Motion.pdf');
		expect(tree.pathOf(file('1', true))).toBe('Motion.pdf');
	});

	it('is found in whatever order the folders come', () => {
		const tree = treeOf('1', folder('3', '2'));
		expect(tree.pathOf(file('3'))).toBeUndefined();
		tree.add([folder('2', '1')]);
		expect(tree.pathOf(file('3'))).toBe('F2/F3/Motion.pdf');
	});

	it('is none where a folder is not known, or folders lie in a circle', () => {
		const tree = treeOf('1', folder('2', '3'), folder('3', '2'));
		expect(tree.pathOf(file('2'))).toBeUndefined();
		expect(tree.pathOf(file(undefined))).toBeUndefined();
	});

	it('leads through no document', () => {
		expect(treeOf('1', { ...file('1'), id: '2' }).pathOf(file('2'))).toBeUndefined();
	});
});
