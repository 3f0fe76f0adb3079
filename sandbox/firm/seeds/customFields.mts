import { linkTo, type Firm } from '../firm.mjs';
import type { FirmRecord, Value } from '../record.mjs';
import { customFieldValue } from '../customFieldValues.mjs';
import { daysIn, cycle } from './calendarOfSeed.mjs';

const fieldTypes = [
	'checkbox',
	'contact',
	'currency',
	'date',
	'time',
	'email',
	'matter',
	'numeric',
	'picklist',
	'text_area',
	'text_line',
	'url',
] as const;

const labels: Readonly<Record<string, Readonly<Record<(typeof fieldTypes)[number], string>>>> = {
	Matter: {
		checkbox: 'Conflict checked',
		contact: 'Referred by',
		currency: 'Claim value',
		date: 'Trial date',
		time: 'Hearing time',
		email: 'Court e-mail',
		matter: 'Parent matter',
		numeric: 'Number of parties',
		picklist: 'Case outcome',
		text_area: 'Strategy notes',
		text_line: 'Court file number',
		url: 'Case website',
	},
	Contact: {
		checkbox: 'Newsletter',
		contact: 'Emergency contact',
		currency: 'Annual revenue',
		date: 'Client since',
		time: 'Best time to call',
		email: 'Billing e-mail',
		matter: 'First matter',
		numeric: 'Household size',
		picklist: 'How they found us',
		text_area: 'Preferences',
		text_line: 'Nickname',
		url: 'Company profile',
	},
};
const options: Readonly<Record<string, readonly string[]>> = {
	Matter: ['Settled', 'Won at trial', 'Dismissed', 'Withdrawn'],
	Contact: ['Referral', 'Search engine', 'Advertisement', 'Walk-in'],
};

/** Definitions of every type for matters and contacts, one deleted definition, and a set of each parent type. */
export function seedCustomFields(firm: Firm): void {
	for (const parent of ['Matter', 'Contact']) {
		const fields = fieldTypes.map((type, index) =>
			firm.add(
				'CustomField',
				{
					name: labels[parent]?.[type] ?? type,
					parent_type: parent,
					field_type: type,
					displayed: index % 3 !== 0,
					deleted: false,
					required: false,
					display_order: index + 1,
					picklist_options:
						type === 'picklist'
							? (options[parent] ?? []).map((option) =>
									firm.embed('PicklistOption', { option, deleted_at: null }, { createdAt: daysIn(3) }),
								)
							: [],
				},
				{ createdAt: daysIn(3, index) },
			),
		);
		firm.add(
			'CustomFieldSet',
			{ name: `${parent} intake`, parent_type: parent, displayed: true, custom_fields: fields.slice(0, 4).map(linkTo) },
			{ createdAt: daysIn(4) },
		);
	}
	firm.add(
		'CustomField',
		{
			name: 'Old reference',
			parent_type: 'Matter',
			field_type: 'text_line',
			displayed: false,
			deleted: true,
			required: false,
			display_order: 99,
			picklist_options: [],
		},
		{ createdAt: daysIn(3) },
	);
}

function sampleValue(firm: Firm, field: FirmRecord, index: number): Value {
	switch (field.text('field_type')) {
		case 'checkbox':
			return index % 2 === 0;
		case 'contact':
			return Number(cycle(firm.all('Contact'), index + 3).id);
		case 'matter':
			return Number(firm.first('Matter').id);
		case 'currency':
			return 1000 + index * 250;
		case 'numeric':
			return 1 + (index % 9);
		case 'date':
			return `2025-0${1 + (index % 9)}-15`;
		case 'time':
			return '14:30';
		case 'email':
			return `clerk${index}@court.example.com`;
		case 'url':
			return `https://case${index}.example.com`;
		case 'picklist':
			return Number(cycle(field.embedded('picklist_options'), index).id);
		default:
			return `${field.text('name')} ${index}`;
	}
}

/** Gives a record values for some of its custom fields; every third field stays empty. */
export function fillCustomFields(firm: Firm, record: FirmRecord, index: number): void {
	const fields = firm
		.all('CustomField')
		.filter((field) => field.text('parent_type') === record.resource && !field.flag('deleted'));
	record.values.custom_field_values = fields
		.filter((_, position) => (position + index) % 3 !== 0)
		.map((field) => customFieldValue(firm, field, sampleValue(firm, field, index), { createdAt: record.createdAt }));
}
