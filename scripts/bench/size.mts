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
	measures.push({ what: 'tarball', value: statSync(tarball).size / 1000, unit: 'KB', budget: 300 });
} finally {
	rmSync(folder, { recursive: true, force: true });
}

/** Loads the built node in a process of its own, after n8n-workflow, which every n8n has loaded by then. */
const PROBE = `
const { NodeHelpers } = require('n8n-workflow');
const before = process.hrtime.bigint();
const { Clio } = require('./dist/nodes/Clio/Clio.node.js');
const node = new Clio();
for (const name of ['ClioOAuth2Api', 'ClioTokenApi']) new (require('./dist/credentials/' + name + '.credentials.js')[name])();
const load = Number(process.hrtime.bigint() - before) / 1e6;
const { description } = node;
const instance = { name: 'Clio', type: 'n8n-nodes-clio.clio', typeVersion: 1, position: [0, 0], parameters: {} };
const pass = () => NodeHelpers.getNodeParameters(description.properties, {}, true, false, instance, description);
for (let i = 0; i < 200; i++) pass();
const start = process.hrtime.bigint();
for (let i = 0; i < 200; i++) pass();
const parameters = Number(process.hrtime.bigint() - start) / 1e6 / 200;
console.log(JSON.stringify({ load, parameters, description: JSON.stringify(description).length / 1000, properties: description.properties.length }));
`;

const probe = spawnSync(process.execPath, ['-e', PROBE], { cwd: PROJECT_FOLDER, encoding: 'utf8' });
if (probe.status !== 0) throw new Error(probe.stderr);
const told = JSON.parse(probe.stdout) as { load: number; parameters: number; description: number; properties: number };
measures.push(
	{ what: 'package load', value: told.load, unit: 'ms', budget: 60 },
	{ what: 'description of Clio', value: told.description, unit: 'KB', budget: 150 },
	{ what: 'top-level properties of Clio', value: told.properties, unit: '', budget: 400 },
	{ what: "n8n's parameter pass over one node", value: told.parameters, unit: 'ms', budget: 2 },
);

console.log('what                                     measured      budget');
for (const { what, value, unit, budget } of measures) {
	const shown = Number.isInteger(value) ? String(value) : value.toFixed(2);
	console.log(`${what.padEnd(36)} ${shown.padStart(9)} ${unit.padEnd(3)} ${String(budget).padStart(7)} ${unit}`);
}
