import { formChoices } from '../../../nodes/Clio/catalog/formChoices';
import { operationById } from '../../../nodes/Clio/catalog/catalog';
import { ownOperationsOf, ownResources } from '../../../nodes/Clio/catalog/ownOperations';
import { ownFacts } from '../../../nodes/Clio/catalog/ownOperations/ownOperation';
import { operationsByResource, placeOf } from '../../../nodes/Clio/catalog/places';
import { referencesOf } from '../../../nodes/Clio/catalog/references';

const everyOwn = ownResources().flatMap((resource) =>
	[...ownOperationsOf(resource)].map(([operation, facts]) => ({ place: `${resource}:${operation}`, facts })),
);

describe('the operations of the node itself', () => {
	it.each(everyOwn)(
		'$place stand beside those of Clio, on one of the same resource or with code of their own',
		({ place, facts }) => {
			const [resource = '', operation = ''] = place.split(':');
			expect(operationsByResource().get(resource)?.has(operation)).toBe(false);
			if (facts.own?.isHandMade !== true) expect(placeOf(facts).resource).toBe(resource);
		},
	);

	it.each(everyOwn)(
		"$place names what it takes by names that Clio's operation does not have otherwise",
		({ facts }) => {
			const { body = {} } = operationById(facts.id);
			expect(facts.own?.inputs.filter((name) => Object.hasOwn(body, name))).toEqual([]);
			expect(Object.keys(facts.own?.sets ?? {}).filter((name) => !Object.hasOwn(body, name))).toEqual([]);
			const fields = formChoices(facts).map(({ name }) => name);
			expect((facts.own?.shown ?? []).filter((name) => !fields.includes(name))).toEqual([]);
			expect(Object.keys(facts.body ?? {}).filter((name) => Object.hasOwn(facts.own?.sets ?? {}, name))).toEqual([]);
		},
	);
});

describe('the facts of an own operation', () => {
	it('are those of Clio with the values that it takes', () => {
		const facts = ownFacts({ of: 'Document#update', takes: ['parent'], requires: ['parent'], prominent: ['parent'] });
		expect(Object.keys(facts.body ?? {})).toEqual(['parent']);
		expect(referencesOf(facts)).toMatchObject([{ attribute: 'parent', required: true, prominent: true }]);
		expect(facts).toMatchObject({ id: 'Document#update', method: 'PATCH', fields: true, own: { writes: true } });
	});

	it('know no values where it only sets some', () => {
		expect(ownFacts({ of: 'Document#update', sets: { restore: true } }).body).toBeUndefined();
	});

	it('give no record where it gives something else', () => {
		const facts = ownFacts({ of: 'Matter#index', gives: 'facts', adds: { threshold: 'number' }, isHandMade: true });
		expect(facts).toMatchObject({ body: { threshold: 'number' }, own: { inputs: ['threshold'], writes: false } });
		expect([facts.fields, facts.page, facts.order]).toEqual([undefined, undefined, undefined]);
	});

	it.each([
		{ of: 'Document#update', takes: ['parents'] },
		{ of: 'Document#update', requires: ['parents'] },
		{ of: 'Bill#index', filters: ['overdue'] },
		{ of: 'Bill#overdue' },
	])('are refused for names that Clio does not have: %j', (own) => {
		expect(() => ownFacts(own)).toThrow();
	});
});
