import { allOperations, operationById } from '../../../../nodes/Clio/catalog/catalog';
import { listOf, withId } from '../../../../nodes/Clio/transport/coalescing/listOf';

const listIdOf = (operationId: string, query: object = { fields: 'id' }) =>
	listOf(operationById(operationId), { ...query })?.id;

describe('the list that can answer reads of single records', () => {
	it.each([
		['User#show', 'User#index'],
		['Matter#show', 'Matter#index'],
		['Contact#show', 'Contact#index'],
		['Bill#show', 'Bill#index'],
		['JurisdictionsToTrigger#show', 'JurisdictionsToTrigger#index'],
	])('of %s is %s', (operationId, listId) => {
		expect(listIdOf(operationId)).toBe(listId);
	});

	it.each([
		['takes no ids', 'ExpenseCategory#show'],
		['has ids of another type', 'CalendarEntry#show'],
		['needs a filter that is not known', 'Note#show'],
		['is of other records', 'User#who_am_i'],
		['is asked for itself', 'User#index'],
		['is of a write', 'Matter#update'],
		['has no place for an id', 'Timer#show'],
	])('is none when it %s (%s)', (_, operationId) => {
		expect(listIdOf(operationId)).toBeUndefined();
	});

	it('is none when it does not know what is asked of the single record', () => {
		const [name = ''] = Object.keys(operationById('Bill#show').query ?? {});
		expect(name).not.toBe('');
		expect(listIdOf('Bill#show', { fields: 'id', [name]: true })).toBeUndefined();
	});

	it('is there for most kinds of records, and always gives the same fields', () => {
		const found = allOperations().flatMap((operation) => {
			const list = listOf(operation, { fields: 'id' });
			return list === undefined ? [] : [{ operation, list }];
		});
		expect(found.length).toBeGreaterThanOrEqual(48);
		expect(found.filter(({ operation, list }) => operation.schema !== list.schema)).toEqual([]);
		expect(found.filter(({ list }) => list.query?.['ids[]'] === undefined)).toEqual([]);
	});
});

describe('the fields of a list of records', () => {
	it.each([
		['id,name', 'id,name', false],
		['name,id', 'name,id', false],
		['name', 'id,name', true],
		['account{id,name}', 'id,account{id,name}', true],
		['client{name}, id', 'client{name}, id', false],
		['', 'id', true],
		[undefined, undefined, false],
	])('%p hold the id: %p', (fields, expected, added) => {
		expect(withId(fields)).toEqual({ fields: expected, added });
	});
});
