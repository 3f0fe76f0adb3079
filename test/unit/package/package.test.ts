import * as newest from 'n8n-workflow';
import * as floor from 'n8n-workflow-floor';

import { PACKAGE_VERSION, USER_AGENT } from '../../../credentials/userAgent';
import { API_VERSION, SELECTABLE_API_VERSIONS } from '../../../nodes/Clio/catalog/apiVersions';
import { isFile, readJson, sourceFiles } from './sourceFiles';

interface Manifest {
	version: string;
	files: string[];
	dependencies?: object;
	overrides?: object;
	peerDependencies: object;
	scripts: Record<string, string>;
	n8n: { n8nNodesApiVersion: number; strict: boolean; nodes: string[]; credentials: string[] };
}

const manifest = readJson('package.json') as Manifest;
const sourceOf = (built: string) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');
const published = sourceFiles(['nodes', 'credentials']);

describe('package.json', () => {
	it('names the version that requests name', () => {
		expect(PACKAGE_VERSION).toBe(manifest.version);
	});

	it('publishes the built files only', () => {
		expect(manifest.files).toEqual(['dist', 'index.js']);
	});

	it('needs n8n-workflow from its host, and nothing at run time', () => {
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(manifest.dependencies ?? {}).toEqual({});
		expect(manifest.overrides).toBeUndefined();
	});

	it('registers every node and credential there is', () => {
		const sources = (ending: string) =>
			published
				.map(({ path }) => path)
				.filter((path) => path.endsWith(ending))
				.sort();
		expect(manifest.n8n.nodes.map(sourceOf).sort()).toEqual(sources('.node.ts'));
		expect(manifest.n8n.credentials.map(sourceOf).sort()).toEqual(sources('.credentials.ts'));
		expect(manifest.n8n).toMatchObject({ n8nNodesApiVersion: 1, strict: true });
	});

	it('has a codex file beside each node', () => {
		for (const node of manifest.n8n.nodes) {
			const codex = sourceOf(node).replace(/\.ts$/, '.json');
			expect([codex, isFile(codex)]).toEqual([codex, true]);
			const name = codex.replace(
				/^.*\/(\w)(\w*)\.node\.json$/,
				(_, first: string, rest: string) => first.toLowerCase() + rest,
			);
			expect(readJson(codex)).toMatchObject({ node: `n8n-nodes-clio.${name}` });
		}
	});

	it('has no script that npm would run on installing', () => {
		const forbidden = ['prepare', 'preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'postprepare'];
		expect(Object.keys(manifest.scripts).filter((name) => forbidden.includes(name))).toEqual([]);
	});
});

describe('the name sent with requests', () => {
	it('is the package and its version, without an address', () => {
		expect(USER_AGENT).toBe(`n8n-nodes-clio/${manifest.version}`);
		expect(USER_AGENT).not.toMatch(/:\/\/|www\.|\s|[()<>]/);
	});
});

describe('API versions', () => {
	it('start where quantities mean seconds and visibility is honoured, and end with the pinned one', () => {
		expect(SELECTABLE_API_VERSIONS[0]).toBe('4.0.9');
		expect(SELECTABLE_API_VERSIONS.at(-1)).toBe(API_VERSION);
		expect(new Set(SELECTABLE_API_VERSIONS).size).toBe(SELECTABLE_API_VERSIONS.length);
	});
});

describe('what is imported from n8n-workflow at run time', () => {
	const imported = published.flatMap(({ path, imports }) =>
		imports
			.filter(({ target, typeOnly }) => target === 'n8n-workflow' && !typeOnly)
			.flatMap(({ names }) => names.map((name) => [name, path] as const)),
	);

	it('is something', () => {
		expect(imported.map(([name]) => name)).toEqual(expect.arrayContaining(['NodeApiError', 'NodeConnectionTypes']));
	});

	it.each(imported)('%s (%s) exists in the oldest and the newest n8n', (name) => {
		expect(Reflect.get(newest, name)).toBeDefined();
		expect(Reflect.get(floor, name)).toBeDefined();
	});
});
