import { offer } from '../../../nodes/Clio/description/offer';
import { abbreviated, patternOf } from '../../../nodes/Clio/description/abbreviated';

const resources = [...offer().keys()];
const operations = [...new Set([...offer().values()].flat())];

describe('a pattern for some of the names there are', () => {
	it.each([
		[['bill'], ['bill', 'billTheme', 'billableClient'], '^(bill$)'],
		[['bill', 'billTheme', 'billableClient'], ['bill', 'billTheme', 'billableClient', 'matter'], '^(b)'],
		[['get', 'getAll'], ['get', 'getAll', 'getIds'], '^(get$|getA)'],
		[['matter'], ['matter', 'matterStage'], '^(matter$)'],
	])('%j among %j', (names, all, pattern) => {
		expect(patternOf(names, all)).toBe(pattern);
	});

	it.each([
		['resources', resources],
		['operations', operations],
	])('fits exactly these, whichever %s they are', (_, all) => {
		let seed = 11;
		const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
		for (let round = 0; round < 300; round++) {
			const share = random();
			const names = all.filter(() => random() < share);
			if (names.length === 0) continue;
			const pattern = new RegExp(patternOf(names, all));
			expect(all.filter((each) => pattern.test(each))).toEqual(names);
		}
	});
});

describe('conditions', () => {
	const universe = (name: string) => (name === 'resource' ? resources : undefined);

	it('stay as they are where a pattern is no shorter, or not all values are known', () => {
		const short = { show: { resource: ['bill'], returnAll: [false], other: ['a', 'b', 'c', 'd'] } };
		expect(abbreviated(short, universe)).toEqual(short);
	});

	it('become a pattern where that is shorter', () => {
		const lists = resources.filter((each) => each.startsWith('lauk'));
		expect(abbreviated({ hide: { resource: lists } }, universe)).toEqual({
			hide: { resource: [{ _cnd: { regex: '^(la)' } }] },
		});
	});
});
