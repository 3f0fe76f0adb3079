import { agreementOf, PAIRS, qualityOver } from './labelledPairs';

const all = [...PAIRS.tuning, ...PAIRS.heldOut];

describe('the labelled pairs', () => {
	it('are enough, of both sorts, with a third held out', () => {
		expect(all.length).toBeGreaterThanOrEqual(300);
		expect(all.filter(({ isSame }) => !isSame).length).toBeGreaterThanOrEqual(100);
		expect(PAIRS.heldOut.length / all.length).toBeGreaterThan(1 / 3);
		const texts = all.map(({ left, right }) => `${left}|${right}`);
		expect(new Set(texts).size).toBe(texts.length);
	});

	it.each(['tuning', 'heldOut'] as const)('%s: recall is at least 0.98, precision at least 0.9', (part) => {
		const { recall, precision } = qualityOver(PAIRS[part]);
		expect(recall).toBeGreaterThanOrEqual(0.98);
		expect(precision).toBeGreaterThanOrEqual(0.9);
	});

	it('agree the same whichever comes first', () => {
		const uneven = all.filter((pair) => {
			const turned = { ...pair, left: pair.right, right: pair.left };
			return Math.abs(agreementOf(pair).score - agreementOf(turned).score) > 1e-9;
		});
		expect(uneven).toEqual([]);
	});

	it('say why they agree, and agree with themselves', () => {
		for (const pair of all) {
			const { score, why } = agreementOf(pair);
			expect(score).toBeGreaterThanOrEqual(0);
			expect(score).toBeLessThanOrEqual(1);
			if (score > 0.5) expect(why).not.toEqual([]);
			expect(agreementOf({ ...pair, right: pair.left }).score).toBe(1);
		}
	});
});
