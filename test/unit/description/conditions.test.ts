import type { INodeProperties } from 'n8n-workflow';

import { shortened } from '../../../nodes/Clio/description/conditions';
import { filterProperties } from '../../../nodes/Clio/description/filters';
import { listProperties } from '../../../nodes/Clio/description/lists';
import { optionsProperty } from '../../../nodes/Clio/description/options';
import { recordProperties } from '../../../nodes/Clio/description/records';
import { referenceProperties } from '../../../nodes/Clio/description/references';
import { sortProperties } from '../../../nodes/Clio/description/sort';
import { valuesProperties } from '../../../nodes/Clio/description/values';
import { isShown, PAIRS } from './visible';

const property = (displayOptions?: INodeProperties['displayOptions']): INodeProperties => ({
	displayName: 'Some',
	name: 'some',
	type: 'string',
	default: '',
	...(displayOptions === undefined ? {} : { displayOptions }),
});

const optionsOf = ({ options = [] }: INodeProperties) => options.filter((option) => 'type' in option);

const WRITTEN: Array<[string, INodeProperties[]]> = [
	['records', recordProperties],
	['references', referenceProperties],
	['values', valuesProperties],
	['lists', listProperties],
	['filters', filterProperties],
	['sort', sortProperties],
	['options', [optionsProperty]],
];

describe('shortened conditions', () => {
	it.each(WRITTEN)('show %s exactly where they were shown', (_, properties) => {
		const short = shortened(properties);
		expect(JSON.stringify(short).length).toBeLessThanOrEqual(JSON.stringify(properties).length);
		for (const values of PAIRS) {
			properties.forEach((before, index) => {
				const after = short[index] ?? property();
				const isVisible = isShown(before, values);
				expect([values, before.name, isShown(after, values)]).toEqual([values, before.name, isVisible]);
				if (before.type !== 'collection' || !isVisible) return;
				const shownIn = (collection: INodeProperties) => optionsOf(collection).map((option) => isShown(option, values));
				expect([values, shownIn(after)]).toEqual([values, shownIn(before)]);
			});
		}
	});

	it.each<[string, INodeProperties['displayOptions'], INodeProperties['displayOptions']]>([
		[
			'leave out the operations when the resource says enough',
			{ show: { resource: ['timer'], operation: ['get', 'start', 'stop'] } },
			{ show: { resource: ['timer'] } },
		],
		[
			'leave out the resource when no other has the operation',
			{ show: { resource: ['timer'], operation: ['stop'] } },
			{ show: { operation: ['stop'] } },
		],
		[
			'keep what is chosen elsewhere',
			{ show: { resource: ['timer'], operation: ['stop'], returnAll: [true] } },
			{ show: { operation: ['stop'], returnAll: [true] } },
		],
		[
			'stay when there is nothing shorter',
			{ show: { resource: ['matter'], operation: ['get'] } },
			{ show: { resource: ['matter'], operation: ['get'] } },
		],
		['stay away where there were none', undefined, undefined],
	])('%s', (_, before, after) => {
		expect(shortened([property(before)])).toEqual([property(after)]);
	});

	it('never make an operation depend on itself', () => {
		const operation = { ...property({ show: { resource: ['apiCall'] } }), name: 'operation' };
		expect(shortened([operation])).toEqual([operation]);
	});
});
