import { changesTo } from '../../../../nodes/Clio/actions/values/changes';

describe('what a record does not have yet', () => {
	const record = {
		id: 5,
		name: 'Photocopies',
		rate: '1.50',
		note: null,
		is_default: false,
		practice_area: { id: 7, name: 'Family' },
		groups: [{ id: 1 }, { id: 2 }],
		options: [
			{ id: 11, option: 'Web', deleted_at: null },
			{ id: 12, option: 'Fax', deleted_at: '2026-01-01T00:00:00Z' },
		],
	};

	it.each([
		['the same texts, numbers and switches', { name: 'Photocopies', rate: 1.5, is_default: false }],
		['the same record that is referred to', { practice_area: { id: 7 } }],
		['rows that are there', { groups: [{ id: 2 }], options: [{ option: 'web ' }, { id: 11, option: 'Web' }] }],
		['nothing', {}],
	])('is nothing of %s', (_, body) => {
		expect(changesTo(record, body)).toEqual({});
	});

	it.each([
		['another text', { name: 'Copies' }],
		['another case', { name: 'photocopies' }],
		['another number', { rate: 2 }],
		['a number for none', { note: 0 }],
		['a switch', { is_default: true }],
		['another record', { practice_area: { id: 8 } }],
		['what Clio does not show', { tax_settings: [{ order: 1 }] }],
		['a row that is to go', { groups: [{ id: 2, _deleted: true }] }],
		['another text in a row that is there', { options: [{ id: 11, option: 'WEB' }] }],
		['a row that was deleted', { options: [{ option: 'Fax' }] }],
	])('is %s', (_, body) => {
		expect(changesTo(record, body)).toEqual(body);
	});

	it('is all values together, but of lists only the rows that are missing', () => {
		const body = {
			name: 'Photocopies',
			rate: 2,
			options: [{ option: 'Web' }, { option: 'Mail' }],
			groups: [{ id: 1 }],
		};
		expect(changesTo(record, body)).toEqual({ name: 'Photocopies', rate: 2, options: [{ option: 'Mail' }] });
	});

	it('is everything of a record that Clio shows in part only', () => {
		expect(changesTo({ ...record, redacted: true }, { name: 'Photocopies' })).toEqual({ name: 'Photocopies' });
	});
});
