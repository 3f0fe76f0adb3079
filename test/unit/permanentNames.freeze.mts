/**
 * `npm run names`: freezes the names that are new. Frozen names that are gone stay in the list and are told: take one out by
 * hand only before its first release.
 */
import { readFileSync, writeFileSync } from 'node:fs';

import { ClioOAuth2Api } from '../../credentials/ClioOAuth2Api.credentials.js';
import { ClioTokenApi } from '../../credentials/ClioTokenApi.credentials.js';
import { Clio } from '../../nodes/Clio/Clio.node.js';
import { ClioPollingTrigger } from '../../nodes/Clio/ClioPollingTrigger.node.js';
import { ClioTrigger } from '../../nodes/Clio/ClioTrigger.node.js';
import { permanentNames } from './permanentNames.js';

const FILE = 'test/unit/permanentNames.json';

const current = permanentNames(
	[new Clio(), new ClioPollingTrigger(), new ClioTrigger()],
	[new ClioOAuth2Api(), new ClioTokenApi()],
);
const frozen = JSON.parse(readFileSync(FILE, 'utf8')) as string[];
const added = current.filter((name) => !frozen.includes(name));
const gone = frozen.filter((name) => !current.includes(name));

writeFileSync(FILE, `${JSON.stringify([...new Set([...frozen, ...added])].sort(), undefined, '\t')}\n`);
for (const name of added) console.log(`frozen: ${name}`);
for (const name of gone) console.log(`missing: ${name}`);
console.log(`${added.length} names frozen, ${gone.length} missing`);
process.exitCode = gone.length > 0 ? 1 : 0;
