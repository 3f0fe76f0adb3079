import type { ListedMatch } from '../../../../nodes/Clio/transport/lookup/lookups';
import {
	comparable,
	containsWords,
	exactMatches,
	namesOf,
	nearMatches,
} from '../../../../nodes/Clio/transport/lookup/matching';

const listed = (id: number, record: Record<string, unknown>, exact: string[][] = [['name']]): ListedMatch => ({
	id: String(id),
	label: String(record.name ?? record.display_number),
	record,
	names: namesOf(record, exact),
});

const idsOf = (matches: ListedMatch[]) => matches.map(({ id }) => Number(id));

describe('names are the same', () => {
	it.each([
		['Smith', 'sMITH'],
		['  Ann   Smith ', 'Ann\u00a0Smith'],
		['Müller', 'Mu\u0308ller'],
		['ÅSE', 'a\u030ase'],
	])('%j and %j', (left, right) => {
		expect(comparable(left)).toBe(comparable(right));
	});

	it.each([
		['Smith', 'Smyth'],
		['Muller', 'Müller'],
		['00123', '123'],
		['O’Neil', "O'Neil"],
	])('but not %j and %j', (left, right) => {
		expect(comparable(left)).not.toBe(comparable(right));
	});
});

describe('exact matches', () => {
	const exact = [['display_number', 'custom_number'], ['number'], ['description']];

	it('are by number before they are by name', () => {
		const records = [
			listed(1, { display_number: '00005-A', number: 5, description: '7' }, exact),
			listed(2, { display_number: '5', number: 6, description: 'Sale' }, exact),
			listed(3, { display_number: 'C', custom_number: 'x-1', number: 7, description: 'sale' }, exact),
		];
		expect(idsOf(exactMatches(records, '5'))).toEqual([2]);
		expect(idsOf(exactMatches(records, '7'))).toEqual([3]);
		expect(idsOf(exactMatches(records, 'X-1'))).toEqual([3]);
		expect(idsOf(exactMatches(records, 'Sale'))).toEqual([2, 3]);
		expect(exactMatches(records, '00005')).toEqual([]);
	});

	it('look into lists of records', () => {
		const rows = (...addresses: string[]) => ({ email_addresses: addresses.map((address) => ({ address })) });
		const emails = [['email_addresses.address']];
		const records = [
			listed(1, rows('a@x.example', 'b@x.example'), emails),
			listed(2, rows(), emails),
			listed(3, {}, emails),
		];
		expect(idsOf(exactMatches(records, 'B@X.example'))).toEqual([1]);
	});

	it('count a record once that two pages give', () => {
		const record = listed(1, { name: 'Ann' });
		expect(exactMatches([record, record], 'ann')).toHaveLength(1);
	});

	it.each(['__proto__', 'constructor', '', ' '])('never are by a name that nothing has: %j', (text) => {
		const odd = [['name'], ['__proto__.name']];
		expect(exactMatches([listed(1, { name: '' }, odd), listed(2, {}, odd)], text)).toEqual([]);
	});
});

describe('near matches', () => {
	const records = ['Intake', 'Discovery', 'Discovery closed', 'Trial'].map((name, index) => listed(index, { name }));

	it('contain every word', () => {
		expect(idsOf(nearMatches(records, 'DISC', 5))).toEqual([1, 2]);
		expect(idsOf(nearMatches(records, 'closed disc', 5))).toEqual([2]);
		expect(idsOf(nearMatches(records, 'i', 2))).toHaveLength(2);
		expect(containsWords('Discovery closed', 'closed  DISCOVERY')).toBe(true);
	});

	it('or are spelt alike', () => {
		expect(idsOf(nearMatches(records, 'Intaek', 5))).toEqual([0]);
		expect(nearMatches(records, 'Something else', 5)).toEqual([]);
	});
});
