import type { SourceFile } from './sourceFiles';
import { sourceFiles } from './sourceFiles';

const published = sourceFiles(['nodes', 'credentials']);

/** What each room may import from, besides itself: dependencies point one way. Rooms below are listed before those above. */
const ROOMS: ReadonlyArray<[room: string, mayUse: string[]]> = [
	['credentials', ['n8n-workflow']],
	['nodes/Clio/matching', []],
	['nodes/Clio/catalog', []],
	['nodes/Clio/transport', ['credentials', 'nodes/Clio/catalog', 'crypto', 'n8n-workflow']],
	['nodes/Clio/description', ['nodes/Clio/catalog', 'n8n-workflow']],
	['nodes/Clio/methods', ['nodes/Clio/catalog', 'nodes/Clio/transport', 'n8n-workflow']],
	[
		'nodes/Clio/actions',
		['credentials', 'nodes/Clio/matching', 'nodes/Clio/catalog', 'nodes/Clio/transport', 'n8n-workflow'],
	],
	[
		'nodes/Clio/polling',
		['crypto', 'nodes/Clio/actions', 'nodes/Clio/catalog', 'nodes/Clio/transport', 'n8n-workflow'],
	],
	[
		'nodes/Clio/ClioPollingTrigger.node',
		['nodes/Clio/description', 'nodes/Clio/methods', 'nodes/Clio/polling', 'n8n-workflow'],
	],
	[
		'nodes/Clio/webhooks',
		['credentials', 'nodes/Clio/actions', 'nodes/Clio/catalog', 'nodes/Clio/transport', 'n8n-workflow', 'crypto'],
	],
	['nodes/Clio/Clio.node', ['nodes/Clio/actions', 'nodes/Clio/description', 'nodes/Clio/methods', 'n8n-workflow']],
	[
		'nodes/Clio/ClioTrigger.node',
		['nodes/Clio/description', 'nodes/Clio/methods', 'nodes/Clio/webhooks', 'n8n-workflow'],
	],
];

/** Files outside the catalogue that know nothing of n8n, so that they can be tested and read without it. */
const PURE = [
	'credentials/regions.ts',
	'credentials/userAgent.ts',
	'nodes/Clio/actions/connection/accessGroups.ts',
	'nodes/Clio/actions/contact/conflict/findings.ts',
	'nodes/Clio/actions/contact/conflict/searchTexts.ts',
	'nodes/Clio/actions/values/duration.ts',
	'nodes/Clio/actions/values/jsonText.ts',
	'nodes/Clio/actions/values/moments.ts',
	'nodes/Clio/actions/values/problems.ts',
	'nodes/Clio/actions/values/scalars.ts',
	'nodes/Clio/actions/values/contactRowList.ts',
	'nodes/Clio/actions/values/contactRowPlan.ts',
	'nodes/Clio/actions/values/contactRowText.ts',
	'nodes/Clio/actions/values/contactRows.ts',
	'nodes/Clio/actions/values/customFieldInput.ts',
	'nodes/Clio/actions/values/mergedRows.ts',
	'nodes/Clio/actions/values/customFieldNames.ts',
	'nodes/Clio/actions/values/customFieldRows.ts',
	'nodes/Clio/actions/values/rawCustomFields.ts',
	'nodes/Clio/polling/cursor.ts',
	'nodes/Clio/polling/memory.ts',
	'nodes/Clio/transport/coalescing/listOf.ts',
	'nodes/Clio/transport/coalescing/reads.ts',
	'nodes/Clio/transport/errors/explanation.ts',
	'nodes/Clio/transport/errors/failure.ts',
	'nodes/Clio/transport/errors/inputProblem.ts',
	'nodes/Clio/transport/files/fileAddress.ts',
	'nodes/Clio/transport/files/fileName.ts',
	'nodes/Clio/transport/lookup/lookups.ts',
	'nodes/Clio/transport/lookup/matching.ts',
	'nodes/Clio/transport/lookup/recordUrl.ts',
	'nodes/Clio/transport/offsetCap.ts',
	'nodes/Clio/transport/path.ts',
	'nodes/Clio/transport/query.ts',
	'nodes/Clio/transport/rateLimit/headers.ts',
	'nodes/Clio/transport/rateLimit/window.ts',
	'nodes/Clio/transport/rateLimit/windows.ts',
	'nodes/Clio/transport/readOnly.ts',
	'nodes/Clio/transport/record.ts',
	'nodes/Clio/transport/redirect.ts',
	'nodes/Clio/transport/retry.ts',
	'nodes/Clio/transport/traffic.ts',
	'nodes/Clio/webhooks/deliveredEvents.ts',
	'nodes/Clio/webhooks/delivery.ts',
	'nodes/Clio/webhooks/digest.ts',
	'nodes/Clio/webhooks/eventId.ts',
	'nodes/Clio/webhooks/occurrences.ts',
	'nodes/Clio/webhooks/readBatch.ts',
	'nodes/Clio/webhooks/recordState.ts',
	'nodes/Clio/webhooks/signature.ts',
	'nodes/Clio/webhooks/watchedFields.ts',
	'nodes/Clio/webhooks/webhookUrl.ts',
];

const isIn = (path: string, room: string) =>
	path === room || path.startsWith(`${room}/`) || path.startsWith(`${room}.`);
const roomOf = (path: string) => ROOMS.find(([room]) => isIn(path, room));

function importsOf({ path, imports }: SourceFile, isWanted: (target: string) => boolean): string[] {
	return imports.filter(({ target }) => isWanted(target)).map(({ target }) => `${path} -> ${target}`);
}

describe('the rooms', () => {
	it('are all told here', () => {
		expect(published.filter(({ path }) => roomOf(path) === undefined).map(({ path }) => path)).toEqual([]);
	});

	it.each(ROOMS)('%s imports from %j only', (room, mayUse) => {
		const files = published.filter(({ path }) => isIn(path, room));
		expect(files).not.toEqual([]);
		const foreign = (target: string) => ![room, ...mayUse].some((allowed) => isIn(target, allowed));
		expect(files.flatMap((file) => importsOf(file, foreign))).toEqual([]);
	});

	it('point one way', () => {
		const order = ROOMS.map(([room]) => room);
		const upward = ROOMS.flatMap(([room, mayUse]) =>
			mayUse.filter((used) => order.indexOf(used) >= order.indexOf(room)).map((used) => `${room} -> ${used}`),
		);
		expect(upward).toEqual([]);
	});

	it('publish nothing that imports more than n8n-workflow, and digests of Node.js', () => {
		const isForeign = (target: string) =>
			!['crypto', 'n8n-workflow'].includes(target) && !/^(nodes|credentials)\//.test(target);
		expect(published.flatMap((file) => importsOf(file, isForeign))).toEqual([]);
	});

	it('leave the sandbox apart: it imports nothing of the package, which it judges', () => {
		const sandbox = sourceFiles(['sandbox'], /\.m?ts$/);
		expect(sandbox.length).toBeGreaterThan(20);
		const isOurs = (target: string) => /^(nodes|credentials|scripts|dist|test)(\/|$)/.test(target);
		expect(sandbox.flatMap((file) => importsOf(file, isOurs))).toEqual([]);
	});
});

describe('knowledge', () => {
	it("of Clio's hosts is in one file", () => {
		const knowing = published.filter(({ text }) => /clio\.com/.test(text)).map(({ path }) => path);
		expect(knowing).toEqual(['credentials/regions.ts']);
	});

	it('of n8n is not in the catalogue', () => {
		const catalog = published.filter(({ path }) => isIn(path, 'nodes/Clio/catalog'));
		expect(catalog.flatMap((file) => importsOf(file, (target) => target === 'n8n-workflow'))).toEqual([]);
	});

	it('that outlives an execution is in two files', () => {
		const keeping = published.filter(({ text }) =>
			/^(export )?(let|const \w+ = new (Weak)?(Map|Set)(<[^=]*>)?\(\))/m.test(text),
		);
		expect(keeping.map(({ path }) => path).sort()).toEqual([
			'nodes/Clio/transport/rateLimit/windows.ts',
			'nodes/Clio/webhooks/triggerMemory.ts',
		]);
	});

	it('of n8n is not in what is pure', () => {
		const pure = published.filter(({ path }) => PURE.includes(path));
		expect(pure.map(({ path }) => path).sort()).toEqual([...PURE].sort());
		expect(pure.flatMap((file) => importsOf(file, (target) => target === 'n8n-workflow'))).toEqual([]);
	});
});

describe('a file', () => {
	it('has at most 250 lines', () => {
		const long = published.filter(({ lines }) => lines > 250).map(({ path, lines }) => `${path}: ${lines}`);
		expect(long).toEqual([]);
	});

	it('has no name that says nothing', () => {
		const vague = published.filter(({ path }) => /\b(utils?|helpers?|manager|common|misc)\b/i.test(path));
		expect(vague.map(({ path }) => path)).toEqual([]);
	});

	it('asks for nothing that the linter must be told to overlook', () => {
		const silenced = published.filter(({ text }) =>
			/eslint-disable|@ts-ignore|@ts-expect-error|@ts-nocheck/.test(text),
		);
		expect(silenced.map(({ path }) => path)).toEqual([]);
	});
});
