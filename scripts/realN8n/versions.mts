/** The versions of node that run one n8n: from `minimum` up to, if given, major version `maximumMajor`. */
export interface NodeRange {
	minimum: readonly [major: number, minor: number];
	maximumMajor?: number;
}

/** One n8n that this package is tested in. */
export interface N8nRelease {
	version: string;
	node: NodeRange;
	/** Versions that replace what n8n's own dependencies ask for. */
	overrides: Readonly<Record<string, string>>;
	/** Settings that only this line of n8n needs. */
	environment: Readonly<Record<string, string>>;
}

/**
 * The n8n releases that can be installed. `linkedom`: newer patches ask for a package that npm cannot place.
 * `xlsx`: the older lines ask for an archive on a host outside the registry. Node 24 for 1.123: the isolated
 * expression engine, its default, has a compiled module in its package for that node. Disabled modules: what would call home;
 * a line that does not know the module's name refuses to start.
 */
export const N8N_RELEASES: readonly [N8nRelease, ...N8nRelease[]] = [
	{
		version: '2.41.1',
		node: { minimum: [24, 0] },
		overrides: { linkedom: '0.18.13' },
		environment: { N8N_DISABLED_MODULES: 'mcp-registry' },
	},
	{
		version: '2.8.4',
		node: { minimum: [20, 19], maximumMajor: 24 },
		overrides: { linkedom: '0.18.13', xlsx: '0.18.5' },
		environment: {},
	},
	{
		version: '1.123.81',
		node: { minimum: [24, 0], maximumMajor: 24 },
		overrides: { linkedom: '0.18.13', xlsx: '0.18.5' },
		environment: {},
	},
];

/**
 * The release of that version.
 *
 * @throws Error with the versions there are when it is not one of them
 */
export function n8nRelease(version: string): N8nRelease {
	const release = N8N_RELEASES.find((candidate) => candidate.version === version);
	if (release) return release;
	throw new Error(`n8n ${version} is not known here; choose ${N8N_RELEASES.map((known) => known.version).join(', ')}`);
}
