import { allOperations, factsOf, schemaByName } from '../../../nodes/Clio/catalog/catalog';
import { operationsByResource } from '../../../nodes/Clio/catalog/places';
import {
	labelOf,
	listFields,
	recordKind,
	recordKindNames,
	searchMethodOf,
	type RecordKind,
} from '../../../nodes/Clio/catalog/recordKinds';
import { attributesOf, recordLabel } from '../../../nodes/Clio/catalog/recordLabel';
import { ROLES_WITH_LISTS } from '../../../nodes/Clio/catalog/referenceRoles';
import { kindOf, referencesOf } from '../../../nodes/Clio/catalog/references';

const kinds = recordKindNames()
	.map((name) => recordKind(name))
	.filter((kind): kind is RecordKind => kind !== undefined);

/** Why a resource has operations on single records but no list to choose them from. */
const WITHOUT_LIST = {
	bankTransfer: 'Clio has no list',
	conversationMessage: 'its list needs a conversation',
	documentArchive: 'Clio has no list',
	medicalBill: 'Clio has no list',
	medicalRecord: 'Clio has no list',
	myEvent: 'its list has no IDs',
};

describe('the kinds of records', () => {
	it('all have a list', () => {
		expect(kinds.map(({ kind }) => kind)).toEqual(recordKindNames());
		expect(kinds.length).toBeGreaterThan(50);
		expect(kinds.filter(({ list }) => list.answer !== 'list' || list.fields !== true)).toEqual([]);
	});

	it('are all that an operation on a single record can be about, save those without a list', () => {
		const single = [...operationsByResource()]
			.filter(([, operations]) => [...operations.values()].some(({ pathParameters }) => pathParameters !== undefined))
			.map(([resource]) => resource);
		expect(single.filter((resource) => recordKind(resource) === undefined)).toEqual(Object.keys(WITHOUT_LIST));
	});

	it('are all that something can refer to', () => {
		const referred = allOperations().flatMap((operation) =>
			referencesOf(operation).flatMap(({ attribute, kinds: wanted }) =>
				[...wanted.values()].map((kind) => ({ attribute, kind })),
			),
		);
		const missing = referred.filter(({ kind }) => kind !== undefined && recordKind(kind) === undefined);
		expect(missing).toEqual([]);
		const inFilters = allOperations()
			.filter(({ method }) => method === 'GET')
			.flatMap(({ id, query = {} }) => Object.keys(query).map((name) => kindOf(name, id)))
			.filter((kind) => kind !== undefined);
		expect(inFilters.filter((kind) => recordKind(kind) === undefined)).toEqual([]);
	});

	it.each(kinds.map((facts) => [facts.kind, facts] as const))('%s asks Clio for fields that it has', (_kind, facts) => {
		const fields = listFields(facts);
		expect(fields).toMatch(/^id,/);
		expect(fields).not.toMatch(/\{[^}]*\{/);
		const asked = new Set([...attributesOf(facts.label), ...facts.exact.flat()].map((path) => path.split('.')[0]));
		for (const name of asked) expect(fields).toContain(name);
	});

	it('are asked under filters and orders that their lists take', () => {
		for (const { list, views, order, searchFilter } of kinds) {
			const filters = [
				...views.flatMap((view) => Object.keys(view)),
				...(searchFilter === undefined ? [] : [searchFilter]),
			];
			expect([list.id, filters.filter((name) => list.query?.[name] === undefined)]).toEqual([list.id, []]);
			if (order !== undefined) expect(list.order?.values).toContain(order);
			const required = Object.entries(list.query ?? {}).filter(([, entry]) => factsOf(entry).required === true);
			expect([list.id, required.filter(([name]) => views.some((view) => view[name] === undefined))]).toEqual([
				list.id,
				[],
			]);
		}
	});

	it('put names of other kinds in the place of their IDs', () => {
		for (const { list, joins } of kinds) {
			for (const [attribute, kind] of Object.entries(joins)) {
				expect(schemaByName(list.schema ?? '')?.attributes).toHaveProperty(attribute);
				expect(recordKind(kind)?.isClosed).toBe(true);
			}
		}
	});

	it('have list searches whose names tell them apart from those of roles', () => {
		const names = [...recordKindNames(), ...ROLES_WITH_LISTS, 'records'].map(searchMethodOf);
		expect(new Set(names).size).toBe(names.length);
	});

	it('do not take a name that every object has for a kind', () => {
		for (const name of ['__proto__', 'constructor', 'toString', '']) expect(recordKind(name)).toBeUndefined();
	});
});

describe('a label', () => {
	const label = (kind: string, record: Record<string, unknown>) => {
		const facts = recordKind(kind);
		return facts === undefined ? '' : labelOf(facts, { id: 9, ...record });
	};

	it('is what a person recognises', () => {
		const client = { name: 'Jane Smith' };
		expect(label('matter', { display_number: '00123-Smith', description: 'Purchase of house', client })).toBe(
			'00123-Smith: Purchase of house (Jane Smith)',
		);
		expect(label('bill', { number: '42', client, state: 'awaiting_payment', balance: 12.5 })).toBe(
			'42: Jane Smith (awaiting payment), balance 12.5',
		);
		expect(label('user', { name: 'Ann', email: 'a@x.example', enabled: false })).toBe('Ann <a@x.example> (disabled)');
		expect(label('report', { name: 'Aging', created_at: '2026-11-24T09:05:00Z' })).toBe('Aging (2026-11-24 09:05)');
	});

	it('leaves out what a record does not have', () => {
		expect(label('matter', { display_number: '1', description: null, client: null })).toBe('1');
		expect(label('note', { subject: '', detail: 'Called  back\nlater' })).toBe('Called back later');
		expect(label('activity', { date: '2026-11-24', quantity_in_hours: 0 })).toBe('2026-11-24, 0 h');
	});

	it('says a word once, and numbers as often as they mean something', () => {
		const matter = { display_number: '00001-Smith' };
		expect(label('folder', { name: '00001-Smith', parent: { name: 'All files' }, matter })).toBe(
			'00001-Smith (All files)',
		);
		expect(label('document', { name: 'Deed.pdf', parent: { name: '00001-Smith' }, matter })).toBe(
			'Deed.pdf (00001-Smith)',
		);
		expect(label('bill', { number: '42', client: { name: 'Jane' }, balance: 42 })).toBe('42: Jane, balance 42');
	});

	it('is the ID where there is nothing to recognise', () => {
		expect(label('matter', {})).toBe('ID 9');
		expect(label('relationship', { contact: { redacted: true, name: null } })).toBe('ID 9');
	});

	it('is short', () => {
		expect(label('comment', { message: 'x'.repeat(5000) }).length).toBeLessThan(100);
		expect(recordLabel('{rows.name}', { id: 1, rows: ['a', 'b', 'c', 'd'].map((name) => ({ name })) })).toBe('a, b, c');
	});
});
