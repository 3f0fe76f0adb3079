import { allOperations, operationAt } from '../../../nodes/Clio/catalog/catalog';
import type { HttpMethod } from '../../../nodes/Clio/catalog/types';

describe('the operation at a path', () => {
	it.each<[HttpMethod, string, string | undefined]>([
		['GET', '/users/who_am_i.json', 'User#who_am_i'],
		['GET', '/users/who_am_i', 'User#who_am_i'],
		['GET', '/users/12.json', 'User#show'],
		['GET', '/users/12', 'User#show'],
		['GET', '/users.json', 'User#index'],
		['GET', '/users', 'User#index'],
		['GET', '/billable_matters/ids.json', 'BillableMatter#ids'],
		['GET', '/folders/list.json', 'Folder#list'],
		['GET', '/folders/list', 'Folder#list'],
		['GET', '/folders/7', 'Folder#show'],
		['DELETE', '/users/12.json', undefined],
		['POST', '/users/who_am_i.json', undefined],
		['GET', '/users/12/13', undefined],
		['GET', '/Users', undefined],
		['GET', '/user', undefined],
		['GET', '/', undefined],
		['GET', '', undefined],
		['GET', '/users.xml', undefined],
	])('%s %s is %s', (method, path, id) => {
		expect(operationAt(method, path)?.id).toBe(id);
	});

	it('is itself for every operation, with and without .json', () => {
		for (const { id, method, path } of allOperations()) {
			const concrete = path.replace(/\{\w+\}/g, '1');
			expect([id, operationAt(method, concrete)?.id]).toEqual([id, id]);
			expect([id, operationAt(method, concrete.replace('.json', ''))?.id]).toEqual([id, id]);
		}
	});
});
