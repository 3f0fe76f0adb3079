import { shownFields } from '../../../nodes/Clio/actions/shownFields';

const record = {
	id: 1,
	name: 'Referral',
	redacted: true,
	required: false,
	picklist_options: [{ id: 5, etag: '"a"', option: 'Web', deleted_at: null }],
};
const beside = ['id', 'name', 'required', { picklist_options: ['id', 'option', 'deleted_at'] }];

describe('what is shown of a record', () => {
	it('is what was chosen, and what Clio adds by itself', () => {
		expect(shownFields('CustomField', ['id', 'name'], beside, record)).toEqual({
			id: 1,
			name: 'Referral',
			redacted: true,
		});
	});

	it('is of records that are referred to what was chosen of them', () => {
		const { picklist_options: options } = shownFields(
			'CustomField',
			[{ picklist_options: ['option'] }],
			beside,
			record,
		);
		expect(options).toEqual([{ etag: '"a"', option: 'Web' }]);
		const bare = shownFields('CustomField', ['picklist_options'], beside, record);
		expect(bare.picklist_options).toEqual([{ id: 5, etag: '"a"' }]);
	});

	it('is all of it where nothing was asked for besides', () => {
		expect(shownFields('CustomField', ['id'], [], record)).toBe(record);
	});
});
