import { allOperations, factsOf } from '../../nodes/Clio/catalog/catalog';
import type { ValueFacts } from '../../nodes/Clio/catalog/types';
import { openSandbox, type Client } from './support/client';

const SAMPLES: Readonly<Partial<Record<ValueFacts['type'], string>>> = {
	integer: '1',
	number: '1',
	boolean: 'true',
	string: 'a',
	date: '2026-01-31',
	dateTime: '2026-01-31T10:00:00Z',
	dateCondition: '>=2026-01-31',
};

/** A value that an operation's facts allow for a filter; undefined for filters by a custom field, which need its id. */
function sampleOf({ type, enum: listed }: ValueFacts): string | undefined {
	return listed === undefined ? SAMPLES[type] : String(listed[0]);
}

const lists = allOperations().filter(({ answer, path }) => answer === 'list' && !path.includes('{'));

/** Filters that only count beside another one. */
const COMPANIONS: Readonly<Record<string, string>> = {
	assignee_id: 'assignee_type=user',
	subject_id: 'subject_type=task',
	owner_entries_across_all_users: 'matter_id=1',
	external_property_name: 'external_property_value=a',
	external_property_value: 'external_property_name=a',
};

describe('every filter that the catalogue knows', () => {
	let clio: Client;
	beforeAll(async () => {
		clio = await openSandbox();
	});
	afterAll(async () => await clio.sandbox.stop());

	it.each(lists.map(({ id, path, query = {} }) => ({ id, path, query })))(
		'of $id is applied',
		async ({ path, query }) => {
			const required = Object.entries(query).flatMap(([name, entry]) => {
				const facts = factsOf(entry);
				return facts.required === true ? [`${name}=${encodeURIComponent(sampleOf(facts) ?? '')}`] : [];
			});
			for (const [name, entry] of Object.entries(query)) {
				const sample = sampleOf(factsOf(entry));
				if (sample === undefined) continue;
				const companion = COMPANIONS[name] ?? '';
				const asked = [...required, `${name}=${encodeURIComponent(sample)}`, companion].filter((part) => part !== '');
				const { status, text } = await clio.get(`${path}?limit=1&${[...new Set(asked)].join('&')}`);
				expect([name, status, status === 200 ? '' : text.slice(0, 200)]).toEqual([name, 200, '']);
			}
			expect(await clio.recorded()).toEqual([]);
		},
	);
});
