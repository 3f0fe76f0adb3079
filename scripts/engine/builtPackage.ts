import type { ICredentialType } from 'n8n-workflow';

import { PackageDirectoryLoader } from './core';
import type { NodeTypesByName } from './nodeTypes';

/** What n8n finds in a package folder. */
export interface BuiltPackage {
	nodeTypes: NodeTypesByName;
	credentialTypes: ICredentialType[];
}

/**
 * Loads the nodes and credentials that a package's package.json names, with the loader n8n itself uses.
 *
 * @param folder the package root, built: package.json points into its dist
 * @throws n8n's loader error when a file is missing or has no class of its name
 */
export async function loadBuiltPackage(folder: string): Promise<BuiltPackage> {
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	return {
		nodeTypes: Object.fromEntries(
			Object.entries(loader.nodeTypes).map(([name, { type }]) => [`${loader.packageName}.${name}`, type]),
		),
		credentialTypes: Object.values(loader.credentialTypes).map(({ type }) => type),
	};
}
