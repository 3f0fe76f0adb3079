import type { INodeProperties } from 'n8n-workflow';

import { CONDITION_OPERATORS } from '../catalog/conditionOperators';
import { locatorProperty } from './locator';

/** Rows of a custom field, an operator and a value (Clio: custom field filters). */
export const customFieldConditionsProperty: INodeProperties = {
	displayName: 'Custom Field Conditions',
	name: 'customFieldConditions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Condition',
	default: {},
	options: [
		{
			displayName: 'Condition',
			name: 'conditions',
			values: [
				locatorProperty({
					displayName: 'Custom Field',
					name: 'field',
					kinds: ['customField'],
					example: 'Referral Source',
					description: 'The custom field to look at',
				}),
				{
					displayName: 'Operator',
					name: 'operator',
					type: 'options',
					options: CONDITION_OPERATORS.map(({ name, value }) => ({ name, value })),
					default: 'equals',
					description: 'Others than Equals are for amounts, numbers, dates and times',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: 'What to compare with: a text, a number, true or false, a date, or an option by its label',
				},
			],
		},
	],
};
