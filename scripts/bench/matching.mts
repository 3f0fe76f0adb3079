/** `npm run bench:matching`: how well names are told apart, over the labelled pairs of the tests, and how quickly. */
import { agreementOf, PAIRS, qualityOver } from '../../test/unit/matching/labelledPairs.js';

const AIMS = { recall: 0.98, precision: 0.9 };

const parts = { tuning: PAIRS.tuning, 'held out': PAIRS.heldOut, all: [...PAIRS.tuning, ...PAIRS.heldOut] };
let isReached = true;
for (const [name, pairs] of Object.entries(parts)) {
	const { recall, precision, missed, mistaken } = qualityOver(pairs);
	isReached &&= recall >= AIMS.recall && precision >= AIMS.precision;
	console.log(`${name}: ${pairs.length} pairs, recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`);
	if (name === 'all') continue;
	for (const pair of missed) console.log(`  missed: ${pair}`);
	for (const pair of mistaken) console.log(`  mistaken: ${pair}`);
}

const ROUNDS = 20;
const start = performance.now();
for (let round = 0; round < ROUNDS; round++) for (const pair of parts.all) agreementOf(pair);
const perPair = ((performance.now() - start) * 1000) / (ROUNDS * parts.all.length);
console.log(`${perPair.toFixed(0)} microseconds a pair, reading both names`);
console.log(`aims: recall ${AIMS.recall}, precision ${AIMS.precision}: ${isReached ? 'reached' : 'MISSED'}`);
process.exitCode = isReached ? 0 : 1;
