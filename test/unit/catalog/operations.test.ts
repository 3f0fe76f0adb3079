import { allOperations, operationById, schemaByName } from '../../../nodes/Clio/catalog/catalog';
import operationsFile from '../../../nodes/Clio/catalog/operations.json';

const resourceOf = (id: string) => id.split('#')[0] ?? '';

describe('the operations of the catalogue', () => {
	it('are the 277 of the document and the five of tax rate configurations', () => {
		const added = allOperations().filter(({ id }) => resourceOf(id) === 'TaxRateConfiguration');
		expect(added.map(({ id }) => id)).toEqual([
			'TaxRateConfiguration#index',
			'TaxRateConfiguration#create',
			'TaxRateConfiguration#show',
			'TaxRateConfiguration#update',
			'TaxRateConfiguration#destroy',
		]);
		expect(allOperations()).toHaveLength(277 + 5);
	});

	it('are of the 83 resources of the document and tax rate configurations', () => {
		expect(new Set(allOperations().map(({ id }) => resourceOf(id))).size).toBe(83 + 1);
	});

	it('have one name each and one place each', () => {
		const places = allOperations().map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`);
		expect(new Set(allOperations().map(({ id }) => id)).size).toBe(282);
		expect(new Set(places).size).toBe(282);
	});

	it.each([
		['User#index', 2000],
		['BillableClient#index', 25],
		['BillableMatter#index', 1000],
		['BillableMatter#ids', 1000],
		['JurisdictionsToTrigger#index', 1000],
		['Matter#index', 200],
	])('%s pages by at most %i records', (id, max) => {
		expect(operationById(id).page).toEqual({ max, default: max });
	});

	it('are known to come from a document by its digest', () => {
		expect(operationsFile.source.sha256).toMatch(/^[0-9a-f]{64}$/);
	});

	it.each(['Matter#explode', '', '__proto__', 'constructor'])('do not include "%s"', (id) => {
		expect(() => operationById(id)).toThrow(`The catalogue has no operation ${id}`);
	});
});

describe('a schema', () => {
	it('is found by its name', () => {
		expect(schemaByName('User')?.attributes.id).toBe('integer');
	});

	it.each(['Users', '', '__proto__', 'constructor', 'toString'])('is not found under "%s"', (name) => {
		expect(schemaByName(name)).toBeUndefined();
	});
});
