import type { INodeProperties } from 'n8n-workflow';

import { takesValues } from '../../../nodes/Clio/catalog/form';
import { factsByResource } from '../../../nodes/Clio/catalog/places';
import { recordKind, searchMethodOf } from '../../../nodes/Clio/catalog/recordKinds';
import { ROLES_WITH_LISTS } from '../../../nodes/Clio/catalog/referenceRoles';
import { referencesOf } from '../../../nodes/Clio/catalog/references';
import { recordProperties } from '../../../nodes/Clio/description/records';
import { prominentReferenceProperties, relatedRecordsProperties } from '../../../nodes/Clio/description/references';
import { shownAt } from '../../../nodes/Clio/description/shownPlaces';
import { isShown } from './visible';

const everyPlace = [...factsByResource()].flatMap(([resource, operations]) =>
	[...operations].map(([operation, facts]) => ({ resource, operation, facts })),
);

const modes = ({ modes: offered = [] }: INodeProperties) => offered.map(({ name }) => name);

const isProperty = (option: object): option is INodeProperties => 'type' in option;

/** The options of the collections that are shown at a place. */
function relatedAt(resource: string, operation: string): INodeProperties[] {
	const shown = relatedRecordsProperties.filter((each) => isShown(each, { resource, operation }));
	return shown
		.flatMap(({ options = [] }) => options.filter(isProperty))
		.filter((option) => isShown(option, { resource, operation }));
}

describe('the locator of the record', () => {
	it('is shown once wherever a path has a place for an ID, and nowhere else', () => {
		for (const { resource, operation, facts } of everyPlace) {
			const shown = recordProperties.filter((each) => isShown(each, { resource, operation }));
			const places = Object.keys(facts.pathParameters ?? {});
			const expected = places.map((place) => (place === 'jurisdiction_id' ? 'jurisdiction' : 'record'));
			expect([facts.id, shown.map(({ name }) => name).sort()]).toEqual([facts.id, expected.sort()]);
		}
	});

	it('offers a list and a name where there are any', () => {
		for (const { resource, operation } of everyPlace) {
			const [shown] = recordProperties.filter(
				(each) => each.name === 'record' && isShown(each, { resource, operation }),
			);
			if (shown === undefined) continue;
			const facts = recordKind(resource);
			expect([resource, modes(shown).includes('list')]).toEqual([resource, facts !== undefined]);
			expect([resource, modes(shown).includes('name')]).toEqual([resource, (facts?.exact.length ?? 0) > 0]);
			expect(modes(shown)).toContain('id');
			expect(shown.required).toBe(true);
		}
	});
});

describe('the locators of what a record belongs to', () => {
	it('are exactly those that an operation takes, each once and in its place', () => {
		for (const { resource, operation, facts } of everyPlace) {
			const named = (isProminent: boolean) =>
				referencesOf(facts)
					.filter(({ prominent }) => prominent === isProminent)
					.flatMap(({ parameter, kinds }) => (kinds.size > 1 ? [parameter, `${parameter}Type`] : [parameter]))
					.sort();
			const prominent = prominentReferenceProperties.filter((each) => isShown(each, { resource, operation }));
			expect([facts.id, prominent.map(({ name }) => name).sort()]).toEqual([facts.id, named(true)]);
			const related = relatedAt(resource, operation).map(({ name }) => name);
			expect([facts.id, related.sort()]).toEqual([facts.id, named(false)]);
		}
	});

	it('stand in a collection only where it has something to offer', () => {
		const empty = everyPlace.filter(
			({ resource, operation }) =>
				relatedAt(resource, operation).length === 0 &&
				relatedRecordsProperties.some((each) => isShown(each, { resource, operation })),
		);
		expect(empty).toEqual([]);
	});

	it('are required where Clio requires them, no value can name the record instead, and nothing else differs', () => {
		const wanted = new Map(prominentReferenceProperties.map((property) => [property, true]));
		for (const { resource, operation, facts } of everyPlace) {
			for (const { parameter, required, prominent } of referencesOf(facts)) {
				const shown = prominentReferenceProperties.find(
					(each) => each.name === parameter && isShown(each, { resource, operation }),
				);
				if (shown === undefined || (required && prominent && !takesValues(facts))) continue;
				// One property stands for all places where nothing else differs, and the node itself says what is missing.
				for (const each of prominentReferenceProperties) {
					const isSame = each.name === parameter && each.modes?.length === shown.modes?.length;
					if (isSame) wanted.set(each, false);
				}
			}
		}
		const ofRecords = [...wanted].filter(([{ type }]) => type === 'resourceLocator');
		expect(ofRecords.some(([, isWanted]) => isWanted)).toBe(true);
		expect(ofRecords.map(([{ name, required }]) => [name, required === true])).toEqual(
			ofRecords.map(([{ name }, isWanted]) => [name, isWanted]),
		);
	});

	it('search the list of the kind that they are of', () => {
		for (const { resource, operation, facts } of everyPlace) {
			for (const { parameter, kinds } of referencesOf(facts)) {
				const shown = [...prominentReferenceProperties, ...relatedAt(resource, operation)].find(
					(each) => each.name === parameter && isShown(each, { resource, operation }),
				);
				const method = shown?.modes?.find(({ name }) => name === 'list')?.typeOptions?.searchListMethod;
				const [kind = ''] = kinds.values();
				if (shown?.type === 'string') {
					expect(shown.displayName).toMatch(/ (Name or )?ID$/);
					continue;
				}
				const own = ROLES_WITH_LISTS.includes(parameter) ? parameter : kind;
				expect([facts.id, parameter, method]).toEqual([
					facts.id,
					parameter,
					own === '' ? undefined : searchMethodOf(own),
				]);
			}
		}
	});

	it('offer the kinds that Clio takes, the usual one first', () => {
		for (const { resource, operation, facts } of everyPlace) {
			for (const { parameter, kinds } of referencesOf(facts).filter((each) => each.kinds.size > 1)) {
				const all = [...prominentReferenceProperties, ...relatedAt(resource, operation)];
				const choice = all.find(
					(each) =>
						each.name === `${parameter}Type` &&
						(isShown(each, { resource, operation }) || relatedAt(resource, operation).includes(each)),
				);
				const values = (choice?.options ?? []).map((option) => ('value' in option ? option.value : ''));
				expect([facts.id, [...values].sort()]).toEqual([facts.id, [...kinds.keys()].sort()]);
				expect(values).toContain(choice?.default);
			}
		}
	});

	it('are small enough to share the description with the rest', () => {
		const size = JSON.stringify([recordProperties, prominentReferenceProperties, relatedRecordsProperties]).length;
		expect(size).toBeLessThanOrEqual(46 * 1024);
	});
});

describe('conditions', () => {
	it('are as few as can be, and never show a property elsewhere', () => {
		const at = (resource: string, ...operations: string[]) => operations.map((operation) => ({ resource, operation }));
		// A timer can be read, which is not wanted here; a matter cannot be started, so both could share a condition.
		expect(shownAt([...at('matter', 'get', 'delete'), ...at('timer', 'start')])).toHaveLength(2);
		expect(shownAt([...at('matter', 'update', 'create'), ...at('timer', 'start')])).toEqual([
			{ resource: ['matter', 'timer'], operation: ['create', 'start', 'update'] },
		]);
		expect(shownAt([...at('matter', 'get'), ...at('contact', 'update')])).toHaveLength(2);
		expect(shownAt([...at('matter', 'get'), ...at('contact', 'get')])).toEqual([
			{ resource: ['contact', 'matter'], operation: ['get'] },
		]);
	});
});
