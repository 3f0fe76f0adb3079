/** `npm run bench:size`: the sizes that an editor and an n8n server pay for, beside their budgets. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packPackage } from '../realN8n/communityPackage.mjs';
import { PROJECT_FOLDER } from '../realN8n/folders.mjs';

interface Measure {
	what: string;
	value: number;
	unit: string;
	budget: number;
}

const folder = mkdtempSync(join(tmpdir(), 'clio-size-'));
const measures: Measure[] = [];
try {
	const { tarball } = await packPackage(folder);
	measures.push({ what: 'tarball', value: statSync(tarball).size / 1024, unit: 'KB', budget: 300 });
} finally {
	rmSync(folder, { recursive: true, force: true });
}

/**
 * Loads the built node in a process of its own, after n8n-workflow, which every n8n has loaded by then, and lets n8n work out
 * the parameters of a node for every resource and operation.
 */
const PROBE = `
const { NodeHelpers } = require('n8n-workflow');
const before = process.hrtime.bigint();
const { Clio } = require('./dist/nodes/Clio/Clio.node.js');
const node = new Clio();
for (const name of ['ClioOAuth2Api', 'ClioTokenApi']) new (require('./dist/credentials/' + name + '.credentials.js')[name])();
const triggers = ['ClioTrigger', 'ClioPollingTrigger'].map((name) => new (require('./dist/nodes/Clio/' + name + '.node.js')[name])());
const load = Number(process.hrtime.bigint() - before) / 1e6;
const { description } = node;
const instance = { name: 'Clio', type: 'n8n-nodes-clio.clio', typeVersion: 1, position: [0, 0], parameters: {} };
const pairs = description.properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ displayOptions, options }) =>
		options.map(({ value }) => ({ resource: displayOptions.show.resource[0], operation: value })));
const pass = (pair) => NodeHelpers.getNodeParameters(description.properties, pair, true, false, instance, description);
for (const pair of pairs) pass(pair);
const timed = pairs.map((pair) => {
	const start = process.hrtime.bigint();
	for (let i = 0; i < 20; i++) pass(pair);
	return Number(process.hrtime.bigint() - start) / 1e6 / 20;
});
console.log(JSON.stringify({
	load,
	parameters: timed.sort((left, right) => left - right)[Math.floor(timed.length / 2)],
	slowest: Math.max(...timed),
	description: JSON.stringify(description).length / 1024,
	properties: description.properties.length,
	trigger: Math.max(...triggers.map((each) => JSON.stringify(each.description).length)) / 1024,
}));
`;

type Told = Record<'load' | 'parameters' | 'slowest' | 'description' | 'properties' | 'trigger', number>;

function probe(): Told {
	const { status, stderr, stdout } = spawnSync(process.execPath, ['-e', PROBE], {
		cwd: PROJECT_FOLDER,
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(stderr);
	return JSON.parse(stdout) as Told;
}

/** Several processes, because what else the computer does can only make one slower: the least is what it takes. */
const told = Array.from({ length: 5 }, probe);
const least = (name: keyof Told) => Math.min(...told.map((each) => each[name]));
measures.push(
	{ what: 'package load', value: least('load'), unit: 'ms', budget: 60 },
	{ what: 'description of Clio', value: least('description'), unit: 'KB', budget: 150 },
	{ what: 'description of the larger trigger', value: least('trigger'), unit: 'KB', budget: 15 },
	{ what: 'top-level properties of Clio', value: least('properties'), unit: '', budget: 400 },
	{ what: "n8n's parameter pass over one node", value: least('parameters'), unit: 'ms', budget: 2 },
	{ what: '  over the slowest operation', value: least('slowest'), unit: 'ms', budget: 2 },
);

console.log('what                                     measured      budget');
for (const { what, value, unit, budget } of measures) {
	const shown = Number.isInteger(value) ? String(value) : value.toFixed(2);
	console.log(`${what.padEnd(36)} ${shown.padStart(9)} ${unit.padEnd(3)} ${String(budget).padStart(7)} ${unit}`);
}
