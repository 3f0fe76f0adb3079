import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { allOperations } from '../../../nodes/Clio/catalog/catalog';
import { placeOf } from '../../../nodes/Clio/catalog/places';
import { isFieldPreset, takesReturnFields } from '../../../nodes/Clio/catalog/returnFields';
import { Clio } from '../../../nodes/Clio/Clio.node';
import { returnFieldsProperties } from '../../../nodes/Clio/description/returnFields';
import { valuesOf } from './parameters';

const { description } = new Clio();
const [returnFields, chosenFields] = returnFieldsProperties;

function isShown(property: INodeProperties | undefined, values: INodeParameters): boolean {
	return property !== undefined && NodeHelpers.displayParameter(values, property, { typeVersion: 1 }, description);
}

describe('Return Fields in the editor', () => {
	it('are shown for the operations that take them, and for no other', () => {
		const wrong = allOperations().filter(
			(operation) => isShown(returnFields, { ...placeOf(operation) }) !== takesReturnFields(operation),
		);
		expect(wrong.map(({ id }) => id)).toEqual([]);
		expect(isShown(returnFields, { resource: 'apiCall', operation: 'send' })).toBe(false);
		expect(isShown(returnFields, { resource: 'connection', operation: 'check' })).toBe(false);
		expect(isShown(returnFields, { resource: 'contact', operation: 'upsert' })).toBe(true);
	});

	it('have a list to choose from only when choosing was chosen', () => {
		const matters = { resource: 'matter', operation: 'getAll' };
		const offered = valuesOf(returnFields).filter((choice) => !isFieldPreset(String(choice)));
		expect(offered).toEqual(['choose']);
		expect(valuesOf(returnFields)).toHaveLength(4);
		for (const choice of valuesOf(returnFields)) {
			expect(isShown(chosenFields, { ...matters, returnFields: String(choice) })).toBe(choice === 'choose');
		}
	});

	it('take little of the description', () => {
		expect(JSON.stringify(returnFieldsProperties).length).toBeLessThan(2000);
	});
});
