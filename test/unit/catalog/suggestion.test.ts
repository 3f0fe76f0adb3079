import { nearestName } from '../../../nodes/Clio/catalog/suggestion';

const FILTERS = ['matter_id', 'user_id', 'created_since', 'updated_since', 'query', 'status', 'ids[]'];

describe('the nearest name', () => {
	it.each([
		['matter', 'matter_id'],
		['matter_ids', 'matter_id'],
		['matterId', 'matter_id'],
		['MATTER-ID', 'matter_id'],
		['mater_id', 'matter_id'],
		['create_since', 'created_since'],
		['updatedsince', 'updated_since'],
		['staus', 'status'],
		['qurey', 'query'],
	])('of "%s" is "%s"', (name, nearest) => {
		expect(nearestName(name, FILTERS)).toBe(nearest);
	});

	it.each(['practice_area_id', 'colour', '__proto__'])('of "%s" is none of them', (name) => {
		expect(nearestName(name, FILTERS)).toBeUndefined();
	});

	it('is none when nothing is known', () => {
		expect(nearestName('matter', [])).toBeUndefined();
	});

	it('is the exact one before one that is merely near', () => {
		expect(nearestName('dates', ['dated', 'date', 'data'])).toBe('date');
	});
});
