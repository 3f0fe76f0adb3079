/** What places an item of a folder: Clio tells of each only the folder right above it. */
export interface TreeItem {
	id: string;
	name: string;
	isFolder: boolean;
	/** the folder that it lies in; undefined where Clio does not tell it */
	parent: string | undefined;
	/** whether that is the folder around all others */
	isInRoot: boolean;
}

/** Deeper than any tree of folders; one that leads into itself has no end. */
const DEEPEST = 100;

/** The folders below a folder, as far as they are known, and where items lie among them. Asks nothing. */
export class FolderTree {
	private readonly folders = new Map<string, TreeItem>();

	/** @param top the ID of the folder from which paths begin; undefined for the folder around all others */
	constructor(private readonly top: string | undefined) {}

	add(items: readonly TreeItem[]): void {
		for (const item of items) if (item.isFolder) this.folders.set(item.id, item);
	}

	/**
	 * The names of the folders around an item and its own, with slashes between them, such as `Pleadings/2026/Motion.pdf`.
	 *
	 * @returns undefined while a folder in between is not known
	 */
	pathOf(item: TreeItem): string | undefined {
		const names = [item.name];
		for (let inner = item; !this.isAtTop(inner); ) {
			const folder = inner.parent === undefined ? undefined : this.folders.get(inner.parent);
			if (folder === undefined || names.length > DEEPEST) return undefined;
			names.unshift(folder.name);
			inner = folder;
		}
		return names.join('/');
	}

	private isAtTop({ parent, isInRoot }: TreeItem): boolean {
		return this.top === undefined ? isInRoot : parent === this.top;
	}
}
