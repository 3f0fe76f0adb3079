import type { IExecuteFunctions } from 'n8n-workflow';

import { customFieldWrites } from '../../../../nodes/Clio/actions/values/customFields';
import type { ExistingRow, GivenCustomField } from '../../../../nodes/Clio/actions/values/existingRows';
import { InputProblem } from '../../../../nodes/Clio/transport/errors/inputProblem';
import type { CustomFieldDefinition, CustomFieldType } from '../../../../nodes/Clio/transport/lookup/customFields';
import { fakeContext, newSession } from '../../transport/fakeContext';

const definition = (
	id: string,
	name: string,
	fieldType: CustomFieldType,
	options: CustomFieldDefinition['options'] = [],
): CustomFieldDefinition => ({ id, name, parentType: 'Matter', fieldType, required: false, options });

const DEFINITIONS = [
	definition('1', 'Referral Source', 'picklist', [
		{ id: '501', label: 'Web' },
		{ id: '502', label: 'Friend' },
	]),
	definition('2', 'Court file number', 'text_line'),
	definition('3', 'Claim value', 'currency'),
	definition('4', 'Fee', 'numeric'),
	definition('5', 'fee', 'numeric'),
	definition('6', 'Referred by', 'contact'),
	definition('7', 'Next fee', 'numeric'),
	definition('8', 'Next fee', 'numeric'),
];

/** A value as Clio answers it: its ID is another than that of its definition. */
const row = (id: string | null, fieldId: number, value: unknown, more: object = {}): ExistingRow => ({
	id,
	value,
	custom_field: { id: fieldId, etag: '"x"' },
	soft_deleted: false,
	...more,
});

interface Setting {
	existing?: ExistingRow[];
	cleared?: string[];
	raw?: unknown[];
	refusal?: string;
	answers?: unknown[];
}

async function writes(
	given: Record<string, unknown> | GivenCustomField[],
	{ existing = [], cleared = [], raw = [], refusal, answers = [] }: Setting = {},
) {
	const { context, urls } = fakeContext(answers);
	const execution = Object.assign(context, { getTimezone: () => 'America/New_York' }) as IExecuteFunctions;
	const values = Array.isArray(given)
		? given
		: Object.entries(given).map(([name, value]) => ({ field: { name }, value }));
	const definitions = refusal === undefined ? { definitions: DEFINITIONS } : { definitions: [], refusal };
	const written = await customFieldWrites.call(execution, newSession(), definitions, values, cleared, existing, raw);
	return { written, urls };
}

const written = async (...args: Parameters<typeof writes>) => (await writes(...args)).written;

async function problem(...args: Parameters<typeof writes>): Promise<string> {
	const outcome: unknown = await writes(...args).catch((error: unknown) => error);
	if (!(outcome instanceof InputProblem)) throw new Error(`No input problem: ${JSON.stringify(outcome)}`);
	return `${outcome.message} | ${outcome.remedy}`;
}

describe('a value for a custom field', () => {
	it('is made with the ID of the definition where the record has none', async () => {
		await expect(written({ 'Court file number': 'A-1' })).resolves.toEqual([{ custom_field: { id: 2 }, value: 'A-1' }]);
	});

	it('is changed by the ID of the value, never that of the definition', async () => {
		const existing = [row('text_line-901', 2, 'old'), row('text_line-2', 9, 'of another field')];
		await expect(written({ 'Court file number': 'A-1' }, { existing })).resolves.toEqual([
			{ id: 'text_line-901', value: 'A-1' },
		]);
	});

	it('is made where Clio only shows an empty place for it', async () => {
		await expect(written({ 'Claim value': '10.50' }, { existing: [row(null, 3, null)] })).resolves.toEqual([
			{ custom_field: { id: 3 }, value: 10.5 },
		]);
	});

	it('is not written where it stands already', async () => {
		const existing = [row('currency-9', 3, 10.5), row('picklist-4', 1, 501), row('text_line-1', 2, 'x')];
		await expect(
			written({ 'Claim value': 10.5, 'Referral Source': 'web', 'Court file number': 'y' }, { existing }),
		).resolves.toEqual([{ id: 'text_line-1', value: 'y' }]);
	});

	it('goes by name in any case, by name and ID, by custom_field_ and ID, and by ID', async () => {
		for (const name of [' court FILE number', 'Court file number (2)', 'custom_field_2', '2']) {
			await expect(written({ [name]: 'x' })).resolves.toEqual([{ custom_field: { id: 2 }, value: 'x' }]);
		}
		await expect(written([{ field: { id: '2' }, value: 'x' }])).resolves.toEqual([
			{ custom_field: { id: 2 }, value: 'x' },
		]);
	});

	it('goes to the field whose name is exactly that, where names differ in case only', async () => {
		await expect(written({ fee: 1, Fee: 2 })).resolves.toEqual([
			{ custom_field: { id: 5 }, value: 1 },
			{ custom_field: { id: 4 }, value: 2 },
		]);
	});
});

describe('a name', () => {
	it('that Clio does not know is refused with what was perhaps meant', async () => {
		await expect(problem({ 'Referal Source': 'Web' })).resolves.toMatch(
			/Clio has no custom field "Referal Source" here \| Did you mean "Referral Source"\?/,
		);
		await expect(problem({ Zodiac: 'Lion' })).resolves.toMatch(/The custom fields are "Referral Source", "Court file/);
	});

	it('of two fields is refused with both IDs', async () => {
		await expect(problem({ 'Next Fee': 1 })).resolves.toMatch(/2 custom fields .*Next fee \(7\) or Next fee \(8\)/);
		await expect(written({ 'Next fee (8)': 1 })).resolves.toEqual([{ custom_field: { id: 8 }, value: 1 }]);
	});

	it('given twice is refused', async () => {
		const twice = [
			{ field: { id: '2' }, value: 'x' },
			{ field: { name: 'Court file number' }, value: 'y' },
		];
		await expect(problem(twice)).resolves.toMatch(/"Court file number" is given twice/);
	});

	it('of a deleted field is refused with that reason', async () => {
		const existing = [row('text_line-5', 99, 'x', { soft_deleted: true, field_name: 'Old reference' })];
		await expect(problem({ 'old reference': 'y' }, { existing })).resolves.toMatch(
			/"old reference" was deleted in Clio/,
		);
		await expect(problem([{ field: { id: '99' }, value: 'y' }], { existing })).resolves.toMatch(/was deleted in Clio/);
	});

	it('of the prototype is a name like others', async () => {
		await expect(problem(JSON.parse('{"__proto__": 1, "constructor": 2}') as Record<string, unknown>)).resolves.toMatch(
			/"__proto__" here; .*"constructor" here/,
		);
	});
});

it('tells all that is wrong at once, and asks Clio nothing', async () => {
	await expect(problem({ Zodiac: 1, 'Claim value': '1,000', 'Referred by': 'Jane' })).resolves.toMatch(
		/"Zodiac".*; .*"Claim value" is not a number/,
	);
});

describe('an option', () => {
	it('that was deleted since stays in the record that has it', async () => {
		const existing = [row('picklist-9', 1, 499, { picklist_option: { id: 499, option: 'Phone book' } })];
		await expect(written({ 'Referral Source': 'phone book' }, { existing })).resolves.toEqual([]);
		await expect(problem({ 'Referral Source': 'Phone book' })).resolves.toMatch(/Its options are "Web" and "Friend"/);
	});
});

describe('a contact or matter', () => {
	it('goes by its ID, also as it was read', async () => {
		await expect(written({ 'Referred by': 77 })).resolves.toEqual([{ custom_field: { id: 6 }, value: 77 }]);
		const existing = [row('contact-3', 6, 77)];
		await expect(written({ 'Referred by': { id: 78, name: 'Jane' } }, { existing })).resolves.toEqual([
			{ id: 'contact-3', value: 78 },
		]);
		await expect(written({ 'Referred by': '77' }, { existing })).resolves.toEqual([]);
	});

	it('goes by its exact name, which is looked up', async () => {
		const answers = [{ data: [{ id: 80, name: 'Jane Roe' }], meta: {} }];
		const { written: entries, urls } = await writes({ 'Referred by': 'jane roe' }, { answers });
		expect(entries).toEqual([{ custom_field: { id: 6 }, value: 80 }]);
		expect(urls).toHaveLength(1);
		expect(urls[0]).toMatch(/\/contacts\.json\?.*query=jane%20roe/);
	});

	it.each([[true], [{ name: 'Jane' }], ['-5']])('that is %j is refused', async (value) => {
		const answers = [
			{ data: [], meta: {} },
			{ data: [], meta: {} },
		];
		await expect(problem({ 'Referred by': value }, { answers })).resolves.toMatch(/contact/);
	});
});

describe('what is cleared', () => {
	it('is removed by the ID of its value', async () => {
		const existing = [row('text_line-901', 2, 'x'), row(null, 3, null)];
		await expect(written({}, { existing, cleared: ['2', '3', '4'] })).resolves.toEqual([
			{ id: 'text_line-901', _destroy: true },
		]);
	});

	it('is refused where it is given as well, or where there is no such field', async () => {
		await expect(problem({ 'Court file number': 'x' }, { cleared: ['2'] })).resolves.toMatch(/is to be cleared/);
		await expect(problem({}, { cleared: ['404'] })).resolves.toMatch(/no custom field with the ID 404/);
	});
});

describe('without the permission Custom Fields', () => {
	const hidden = [{ id: 'text_line-901', field_name: null, field_type: null, value: null, custom_field: null }];

	it('a value that Clio may have is neither doubled nor guessed', async () => {
		await expect(problem({ 'Court file number': 'x' }, { existing: hidden })).resolves.toMatch(
			/does not tell whether the record has a value for the custom field "Court file number" .*permission Custom Fields/,
		);
		await expect(problem({}, { existing: hidden, cleared: ['2'] })).resolves.toMatch(/does not tell whether/);
	});

	it('names are refused with the reason that Clio gave', async () => {
		await expect(problem({ Fee: 1 }, { refusal: 'Ask for it.' })).resolves.toMatch(/cannot be read \| Ask for it\./);
	});

	it('what was read can still be written as Clio has it, and cleared by its ID', async () => {
		const existing = [row('text_line-901', 2, 'x'), row('currency-3', 3, 1)];
		const raw = [{ id: 'text_line-901', value: 'y' }];
		await expect(written({}, { existing, raw, refusal: 'no', cleared: ['3'] })).resolves.toEqual([
			{ id: 'text_line-901', value: 'y' },
			{ id: 'currency-3', _destroy: true },
		]);
	});
});

describe('values as Clio has them', () => {
	const existing = [row('text_line-901', 2, 'x'), row('numeric-1', 4, 5), row(null, 3, null)];

	it('are written without what only Clio writes, and only where they have changed', async () => {
		const raw = [
			{ ...row('text_line-901', 2, 'y'), etag: '"x"', field_name: 'Court file number', field_type: 'text_line' },
			row('numeric-1', 4, 5),
			row(null, 3, null),
		];
		await expect(written({}, { existing, raw })).resolves.toEqual([{ id: 'text_line-901', value: 'y' }]);
	});

	it('of another record go to the values that this one has', async () => {
		const raw = [row('text_line-333', 2, 'z'), row('currency-334', 3, 9)];
		await expect(written({}, { existing, raw })).resolves.toEqual([
			{ id: 'text_line-901', value: 'z' },
			{ custom_field: { id: 3 }, value: 9 },
		]);
		await expect(written({}, { raw })).resolves.toEqual([
			{ custom_field: { id: 2 }, value: 'z' },
			{ custom_field: { id: 3 }, value: 9 },
		]);
	});

	it('that are empty, hidden or of deleted fields are left alone', async () => {
		const raw = [
			row('text_line-901', 2, null),
			{ id: 'numeric-1', value: 9, redacted: true },
			row('text_line-5', 99, 'old', { soft_deleted: true }),
		];
		await expect(written({}, { existing, raw })).resolves.toEqual([]);
	});

	it('are removed where they say so', async () => {
		await expect(written({}, { existing, raw: [{ id: 'numeric-1', _destroy: true }] })).resolves.toEqual([
			{ id: 'numeric-1', _destroy: true },
		]);
	});

	it('give way to those given or cleared by name', async () => {
		const raw = [row('text_line-901', 2, 'x'), { id: 'numeric-1', value: 6 }];
		await expect(written({ 'Court file number': 'new' }, { existing, raw, cleared: ['4'] })).resolves.toEqual([
			{ id: 'numeric-1', _destroy: true },
			{ id: 'text_line-901', value: 'new' },
		]);
	});

	it.each([
		[{ id: 2, value: 'x' }, /"custom_field_values\[0\]\.id" is not the ID of a value .*looks like text_line-1/],
		[{ id: 'text_line-404', value: 'x' }, /is not the ID of a value of this record/],
		[{ value: 'x' }, /does not say which custom field it is for/],
		[{ custom_field: { id: 2 }, value: { a: 1 } }, /"custom_field_values\[0\]\.value" is not a single value/],
		['x', /"custom_field_values\[0\]" is not an object/],
	])('are refused when one is %j', async (element, words) => {
		await expect(problem({}, { existing, raw: [element] })).resolves.toMatch(words);
	});
});
