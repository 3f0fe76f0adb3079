import { ACCESS_GROUPS } from '../../nodes/Clio/actions/connection/accessGroups';
import { allOperations, operationById } from '../../nodes/Clio/catalog/catalog';
import { buildRequest } from '../../nodes/Clio/transport/request';

describe('the groups that Connection: Check tries', () => {
	it('are all groups of access permissions that the catalogue knows', () => {
		const known = new Set(allOperations().flatMap(({ groups }) => groups));
		expect(ACCESS_GROUPS.map(({ group }) => group)).toEqual([...known].sort());
	});

	it.each(ACCESS_GROUPS)('are tried with one cheap list: $group', ({ group, operationId }) => {
		const operation = operationById(operationId);
		expect(operation).toMatchObject({ method: 'GET', answer: 'list' });
		expect(operation.groups).toContain(group);
		const { path, query } = buildRequest(operation, { query: { limit: 1 } });
		expect(path).not.toMatch(/[{}]/);
		expect(query).toBe('limit=1');
	});
});
