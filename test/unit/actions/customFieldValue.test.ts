import { customFieldValue, definitionId, isUnlabelled } from '../../../nodes/Clio/actions/customFieldValue';
import type { CustomFieldDefinition } from '../../../nodes/Clio/transport/lookup/customFields';

const HOW: CustomFieldDefinition = {
	id: '7',
	name: 'Source',
	parentType: 'Contact',
	fieldType: 'picklist',
	required: false,
	options: [
		{ id: '70', label: 'Web' },
		{ id: '71', label: 'Referral' },
	],
};

describe("a custom field's value", () => {
	it.each([
		['checkbox', true, true],
		['checkbox', 'false', false],
		['checkbox', 'true', true],
		['currency', '1250.50', 1250.5],
		['numeric', 3, 3],
		['numeric', '-4', -4],
		['numeric', '12345678901234567890', '12345678901234567890'],
		['numeric', 'a lot', 'a lot'],
		['date', '2026-02-03', '2026-02-03'],
		['time', '14:30', '14:30'],
		['text_line', '007', '007'],
		['text_area', '', ''],
		['contact', 12, { id: 12 }],
		['matter', '12', { id: 12 }],
		['picklist', 99, 99],
		['of a new type', 'x', 'x'],
		['constructor', 'x', 'x'],
		['date', null, null],
		['picklist', null, null],
		['contact', undefined, null],
	])('of type %s given as %j is %j', (field_type, value, expected) => {
		expect(customFieldValue({ field_type, value }, [])).toEqual(expected);
	});

	it('has the name of a contact and the number of a matter where Clio tells them', () => {
		const contact = { id: 5, name: 'Ada Ltd' };
		expect(customFieldValue({ field_type: 'contact', value: 5, contact }, [])).toEqual({ id: 5, name: 'Ada Ltd' });
		const matter = { id: 6, display_number: '00006-Ada' };
		expect(customFieldValue({ field_type: 'matter', value: 6, matter }, [])).toEqual(matter);
	});

	it("is an option's text: as Clio tells it, else as the field defines it", () => {
		const row = { field_type: 'picklist', field_name: 'Source', value: 70 };
		expect(customFieldValue({ ...row, picklist_option: { id: 70, option: 'Internet' } }, [HOW])).toBe('Internet');
		expect(customFieldValue({ ...row, custom_field: { id: 7 } }, [HOW])).toBe('Web');
		expect(customFieldValue(row, [HOW])).toBe('Web');
		expect(customFieldValue({ ...row, field_name: 'Other' }, [HOW])).toBe(70);
		expect(customFieldValue({ ...row, custom_field: { id: 8 } }, [HOW])).toBe(70);
	});

	it('needs the definitions only for an option whose text Clio does not tell', () => {
		expect(isUnlabelled({ field_type: 'picklist', value: 70 })).toBe(true);
		expect(isUnlabelled({ field_type: 'picklist', value: 70, picklist_option: { id: 70 } })).toBe(true);
		expect(isUnlabelled({ field_type: 'picklist', value: 70, picklist_option: { option: 'Web' } })).toBe(false);
		expect(isUnlabelled({ field_type: 'picklist', value: null })).toBe(false);
		expect(isUnlabelled({ field_type: 'numeric', value: 70 })).toBe(false);
	});

	it('belongs to the definition that Clio names', () => {
		expect(definitionId({ custom_field: { id: 7 } })).toBe('7');
		expect(definitionId({ custom_field: { etag: '"7"' } })).toBeUndefined();
		expect(definitionId({ custom_field: null })).toBeUndefined();
		expect(definitionId({})).toBeUndefined();
	});
});
