import fc from 'fast-check';
import damerauLevenshtein from 'talisman/metrics/damerau-levenshtein';
import jaroWinklerOfTalisman from 'talisman/metrics/jaro-winkler';

import { soundKey } from '../../../nodes/Clio/matching/nysiis';
import { editDistance, editSimilarity, jaroWinkler } from '../../../nodes/Clio/matching/spelling';

const word = fc.string({ unit: fc.constantFrom(...'abcdeé'), maxLength: 12 });

describe('the edit distance', () => {
	it('is that of a library', () => {
		fc.assert(
			fc.property(word, word, (left, right) => {
				expect(editDistance(left, right)).toBe(damerauLevenshtein(left, right));
			}),
			{ numRuns: 500 },
		);
	});

	it.each([
		['', 'abc', 3],
		['smith', 'smtih', 1],
		['ca', 'abc', 3],
		['𠮷田', '吉田', 1],
	])('of %j and %j is %d', (left, right, distance) => {
		expect(editDistance(left, right)).toBe(distance);
		expect(editSimilarity(left, left)).toBe(1);
	});
});

describe("Jaro's and Winkler's similarity", () => {
	it('is that of a library', () => {
		fc.assert(
			fc.property(word, word, (left, right) => {
				fc.pre(left !== '' && right !== '');
				expect(jaroWinkler(left, right)).toBeCloseTo(jaroWinklerOfTalisman(left, right), 9);
			}),
			{ numRuns: 500 },
		);
	});

	it.each([
		['martha', 'marhta', 0.9611],
		['dixon', 'dicksonx', 0.8133],
		['dwayne', 'duane', 0.84],
		['abc', 'xyz', 0],
	])('of %s and %s is %d, as published', (left, right, similarity) => {
		expect(jaroWinkler(left, right)).toBeCloseTo(similarity, 4);
	});
});

describe('the sound key', () => {
	// Values that the Jellyfish library gives, without those in which implementations differ.
	it.each(
		Object.entries({
			...{ Worthy: 'WARTY', Ogata: 'OGAT', montgomery: 'MANTGANARY', Costales: 'CASTAL', Tu: 'T' },
			...{ martincevic: 'MARTANCAFAC', Catherine: 'CATARAN', Katherine: 'CATARAN', Katerina: 'CATARAN' },
			...{ Johnathan: 'JANATAN', Jonathan: 'JANATAN', John: 'JAN', Teresa: 'TARAS', Jessica: 'JASAC', Joshua: 'JAS' },
			...{ Lapher: 'LAFAR', wiyh: 'WY', MacArthur: 'MCARTAR', Pheenard: 'FANAD', Schmittie: 'SNATY' },
			...{ Knaqze: 'NAGS', Knokno: 'NAN', Knoko: 'NAC', Macaw: 'MC', T: 'T', S: 'S', K: 'C', E: 'E' },
		}),
	)('of %s is %s', (name, key) => {
		expect(soundKey(name)).toBe(key);
	});

	it('of what has no Latin letters is empty', () => {
		expect(soundKey('王')).toBe('');
	});
});
