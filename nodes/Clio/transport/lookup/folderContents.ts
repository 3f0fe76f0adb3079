/** A document or folder as the list of its folder gives it. */
export interface Child {
	id: string | number;
	name: string;
}

export type ChildKind = 'document' | 'folder';

/**
 * What one execution knows to be in folders, so that several items share what they have read and made. Knows nothing of how
 * it is read; ends with the execution.
 */
export class FolderContents {
	private readonly children = new Map<string, Child[]>();

	private readonly roots = new Map<string, Child['id'] | undefined>();

	/** All that is directly in a folder, oldest first; undefined when it was not read. */
	of(kind: ChildKind, folder: Child['id']): readonly Child[] | undefined {
		return this.children.get(`${kind} ${folder}`);
	}

	keep(kind: ChildKind, folder: Child['id'], children: Child[]): void {
		this.children.set(`${kind} ${folder}`, children);
	}

	/** Notes what was put into a folder; without effect where the folder was not read. */
	add(kind: ChildKind, folder: Child['id'], child: Child): void {
		this.children.get(`${kind} ${folder}`)?.push(child);
	}

	/** A folder that was just made, in which there is nothing. */
	addEmpty(folder: Child['id']): void {
		this.keep('document', folder, []);
		this.keep('folder', folder, []);
	}

	/** The folder of a matter or contact, such as `Matter 12`; known as undefined when it has none yet. */
	rootOf(owner: string): { folder: Child['id'] | undefined } | undefined {
		return this.roots.has(owner) ? { folder: this.roots.get(owner) } : undefined;
	}

	keepRoot(owner: string, folder: Child['id'] | undefined): void {
		this.roots.set(owner, folder);
	}
}
