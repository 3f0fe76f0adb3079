import { writtenCustomField } from '../../../../nodes/Clio/actions/values/customFieldInput';
import type { CustomFieldType } from '../../../../nodes/Clio/transport/lookup/customFields';

const ZONE = 'America/Los_Angeles';

const convert = (fieldType: CustomFieldType, value: unknown, options: Array<[string, string]> = []) => {
	const definition = { name: 'Field', fieldType, options: options.map(([id, label]) => ({ id, label })) };
	const written = writtenCustomField({ definition, zone: ZONE }, value);
	return 'value' in written ? written.value : `${written.problem} | ${written.remedy}`;
};

describe('a value of a custom field', () => {
	it.each<[CustomFieldType, unknown, unknown]>([
		['checkbox', true, true],
		['checkbox', 'FALSE', false],
		['checkbox', 'Yes', true],
		['checkbox', ' no ', false],
		['checkbox', 0, false],
		['currency', 1250.5, 1250.5],
		['currency', '-1250.50', -1250.5],
		['numeric', '0', 0],
		['date', '2026-03-05', '2026-03-05'],
		['date', '2026-03-05T23:30:00.000Z', '2026-03-05'],
		['date', '2026-03-05T00:00:00+13:00', '2026-03-05'],
		['date', { toISO: () => '2026-03-05T23:30:00.000+09:00' }, '2026-03-05'],
		['time', '14:30', '14:30'],
		['time', '9:05:07', '09:05:07'],
		['time', '2:30 pm', '14:30'],
		['time', '12 a.m.', '00:00'],
		['time', '12:15 PM', '12:15'],
		['time', '2026-03-05T14:30:00-08:00', '14:30:00'],
		['text_line', 'A "quoted" text', 'A "quoted" text'],
		['text_line', 5550100, '5550100'],
		['text_area', 'one\ntwo', 'one\ntwo'],
		['text_line', false, 'false'],
		['email', ' clerk@court.example ', 'clerk@court.example'],
		['url', 'www.example.com/a?b=c', 'www.example.com/a?b=c'],
	])('%s: %j becomes %j', (type, given, expected) => {
		expect(convert(type, given)).toEqual(expected);
	});

	it.each<[CustomFieldType, unknown]>([
		['checkbox', 'maybe'],
		['checkbox', {}],
		['currency', '1,250.00'],
		['currency', '$5'],
		['numeric', '1e5'],
		['numeric', true],
		['numeric', Number.NaN],
		['date', '2026-02-30'],
		['date', '03/05/2026'],
		['date', 20260305],
		['time', '24:00'],
		['time', '13:00 pm'],
		['time', '14'],
		['time', '2026-03-05'],
		['text_line', { text: 'x' }],
		['text_line', ['x']],
		['email', 'Clerk <clerk@court.example>'],
		['email', 'clerk'],
		['url', 'https://example.com/My File.pdf'],
		['contact', 'Jane'],
	])('%s: %j is refused with the name of the field', (type, given) => {
		expect(convert(type, given)).toMatch(/^"Field" is not .+ \| .+\.$/);
	});
});

describe('an option of a pick-list', () => {
	const OPTIONS: Array<[string, string]> = [
		['501', 'Search engine'],
		['502', 'Referral'],
		['503', 'Café'],
	];

	it.each([
		['Referral', 502],
		['  search   ENGINE ', 501],
		['cafe\u0301', 503],
		[502, 502],
		['502', 502],
		[{ id: 502, option: 'Referral' }, 502],
		[{ option: 'Referral' }, 502],
	])('is named by %j', (given, id) => {
		expect(convert('picklist', given, OPTIONS)).toBe(id);
	});

	it('is refused when there is none, with those that there are', () => {
		expect(convert('picklist', 'Referal', OPTIONS)).toBe(
			'"Field" is not one of its options: "Referal" is given | Its options are "Search engine", "Referral" and "Café".',
		);
		expect(convert('picklist', ['Referral'], OPTIONS)).toMatch(/is not one of its options: a list is given/);
		expect(convert('picklist', 'x')).toMatch(/has no options/);
	});

	it('is refused when it is the label of one and the ID of another, or the label of two', () => {
		expect(
			convert('picklist', '7', [
				['7', 'Red'],
				['8', '7'],
			]),
		).toMatch(/fits 2 .* 7 is "Red" and 8 is "7"/);
		expect(
			convert('picklist', 'red', [
				['7', 'Red'],
				['8', 'RED'],
			]),
		).toMatch(/fits 2 of its options/);
		expect(
			convert('picklist', 'RED', [
				['7', 'Red'],
				['8', 'RED'],
			]),
		).toBe(8);
	});
});
