import { operationById } from '../../../nodes/Clio/catalog/catalog';
import { buildRequest } from '../../../nodes/Clio/transport/request';
import { thrownProblem } from '../thrownProblem';

const update = operationById('Matter#update');

describe('a request', () => {
	it('wraps the values and names the etag it was read with', () => {
		expect(
			buildRequest(update, { ids: { id: 7 }, query: { fields: 'id' }, body: { description: 'x' }, etag: '"a"' }),
		).toEqual({
			method: 'PATCH',
			path: '/api/v4/matters/7.json',
			query: 'fields=id',
			operation: update,
			body: { data: { description: 'x' } },
			headers: { 'If-Match': '"a"' },
		});
	});

	it('holds no body and no headers that were not given', () => {
		expect(buildRequest(operationById('Matter#show'), { ids: { id: 7 } })).toEqual({
			method: 'GET',
			path: '/api/v4/matters/7.json',
			query: '',
			operation: operationById('Matter#show'),
		});
	});

	it.each([
		['values where none are taken', 'Matter#show', { ids: { id: 7 }, body: {} }, 'Matter#show takes no values'],
		['an etag where none is taken', 'Matter#destroy', { ids: { id: 7 }, etag: 'x' }, 'Matter#destroy takes no etag'],
		['a filter that is missing', 'Note#index', {}, 'Clio needs type at /notes.json'],
		[
			'an unknown query name',
			'Matter#show',
			{ ids: { id: 7 }, query: { ids: 1 } },
			'Clio has no query parameter "ids"',
		],
		['an id that is missing', 'Matter#show', {}, 'No ID is given'],
	])('is refused for %s', (_, id, ask, message) => {
		expect(thrownProblem(() => buildRequest(operationById(id), ask)).message).toContain(message);
	});
});
