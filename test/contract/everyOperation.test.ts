import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { allOperations } from '../../nodes/Clio/catalog/catalog';
import { takesValues } from '../../nodes/Clio/catalog/form';
import { placeOf } from '../../nodes/Clio/catalog/places';
import type { OperationFacts } from '../../nodes/Clio/catalog/types';
import type { SeenRequest } from '../../sandbox/client/sandboxProcess';
import { NODE } from '../workflow/clio/clioSandbox';
import { EveryOperationFirm } from './every/account';
import { filtersIn, panelFilters, sortColumns } from './every/filters';
import { byId, everyField, locatorsOf, placed, shownProperties } from './every/parameters';
import { storeRequests } from './every/storedRequests';
import { writesOf } from './every/writes';

const operations = allOperations();
const verbOf = ({ id }: OperationFacts) => id.split('#')[1] ?? '';
const reads = operations.filter(({ method }) => method === 'GET');
const writes = operations.filter(({ method }) => method === 'POST' || method === 'PATCH');
const lists = reads.filter((operation) => ['index', 'list', 'ids'].includes(verbOf(operation)));
const downloads = reads.filter((operation) => verbOf(operation) === 'download');
const otherReads = reads.filter((operation) => !lists.includes(operation) && !downloads.includes(operation));
const creations = writes.filter((operation) => verbOf(operation) === 'create');
const otherWrites = writes.filter((operation) => !creations.includes(operation));
const deletions = operations.filter(({ method }) => method === 'DELETE');
const nameOf = (operation: OperationFacts) => {
	const { resource, operation: name } = placeOf(operation);
	return `${resource}:${name}`;
};
const named = (some: readonly OperationFacts[]) => some.map((operation) => ({ name: nameOf(operation), operation }));

let firm: EveryOperationFirm;
beforeAll(async () => {
	firm = await EveryOperationFirm.open();
}, 60_000);
afterAll(async () => await firm.close());

/** What stands in the panel for the record, whatever the operation does with it. */
async function panelOf(operation: OperationFacts): Promise<Record<string, INodeParameters[string]>> {
	const shown = shownProperties({ authentication: 'token', ...placeOf(operation) });
	return {
		...(shown.has('record') ? { record: byId(await firm.recordFor(operation)) } : {}),
		...(operation.method === 'GET'
			? Object.fromEntries(panelFilters(operation, firm.known).map(({ name, value }) => [name, value]))
			: {}),
	};
}

/** Every field, chosen by name. */
const fieldsOf = (operation: OperationFacts): Record<string, INodeParameters[string]> => {
	const shown = shownProperties({ authentication: 'token', ...placeOf(operation) });
	return shown.has('returnFields') ? { returnFields: 'choose', chosenFields: everyField(operation) } : {};
};

/** Runs the node; fails with its error, or when a record does not hold what was asked for. */
async function succeed(
	operation: OperationFacts,
	given: Record<string, INodeParameters[string]>,
): Promise<{ records: IDataObject[]; sent: SeenRequest[] }> {
	const parameters = placed(operation, given);
	const { run, sent } = await firm.run(operation, parameters);
	const { error } = run;
	expect([error?.message, Reflect.get(Object(error), 'description')]).toEqual([undefined, undefined]);
	const records = run.json(NODE);
	const wanted = Array.isArray(given.chosenFields)
		? given.chosenFields.map((name) => String(name).split('.')[0] ?? '')
		: [];
	for (const record of records) expect(wanted.filter((name) => !(name in record))).toEqual([]);
	return { records, sent };
}

describe('the table of what is written', () => {
	it('has an entry for each operation that writes, and no other', () => {
		expect(Object.keys(writesOf(firm.known)).sort()).toEqual(writes.map(nameOf).sort());
	});

	it('goes with 282 operations', () => {
		expect(reads.length + writes.length + deletions.length).toBe(282);
	});
});

/** Reads with every field, no more than two records of a list. */
async function read({ operation }: { operation: OperationFacts }): Promise<void> {
	const panel = await panelOf(operation);
	const list = operation.page === undefined ? {} : { returnAll: false, limit: 2 };
	const { records } = await succeed(operation, { ...panel, ...list, ...fieldsOf(operation) });
	if (!MAY_BE_EMPTY.has(operation.id)) expect(records.length).toBeGreaterThan(0);
	if (operation.page !== undefined) expect(records.length).toBeLessThanOrEqual(2);
}

/** What the sandbox has none of, or works out as an empty list. */
const MAY_BE_EMPTY = new Set(['Webhook#index', 'EmailAddress#index', 'MatterDocket#preview']);

/** Names in a query that choose what is shown, not which records. */
const SWITCHES = new Set(['custom_field_ids[]']);

function isAt({ path }: OperationFacts, sent: string): boolean {
	const pattern = path.replace(/\.json$/, '').replace(/\{\w+\}/g, '[^/]+');
	return new RegExp(`^/api/v4${pattern}(\\.json)?$`).test(sent);
}

/** Writes twice: with the fields of the form, and with the same values as JSON. */
async function write({ name, operation }: { name: string; operation: OperationFacts }): Promise<void> {
	const given = writesOf(firm.known)[name] ?? {};
	const panel = { ...(await panelOf(operation)), ...locatorsOf(given) };
	const values = given.values ?? {};
	const asFields = takesValues(operation)
		? {
				specifyValues: 'fields',
				values: {
					mappingMode: 'defineBelow',
					value: values,
					matchingColumns: [],
					schema: await firm.schemaOf(placed(operation, {})),
					attemptToConvertTypes: false,
					convertFieldsToString: false,
				} as unknown as INodeParameters,
			}
		: {};
	const { records } = await succeed(operation, { ...panel, ...asFields, ...fieldsOf(operation) });
	expect(records).toHaveLength(1);
	if (!takesValues(operation)) return;
	const again = {
		...panel,
		...(operation.method === 'PATCH' ? { record: byId(await firm.recordFor(operation)) } : {}),
	};
	const asJson = { specifyValues: 'json', valuesJson: JSON.stringify(given.again ?? values) };
	const second = await succeed(operation, { ...again, ...asJson, ...fieldsOf(operation) });
	expect(second.records).toHaveLength(1);
	if (operation.id.endsWith('#create')) firm.keep(operation, second.records[0]);
}

describe('listing', () => {
	it.each(named(lists))('$name', read);
});

describe('creating', () => {
	it.each(named(creations))('$name', write);
});

describe('reading', () => {
	it.each(named(otherReads))('$name', read);
});

describe('changing', () => {
	it.each(named(otherWrites))('$name', write);
});

describe('filters', () => {
	it.each(named(lists))('of $name reach Clio, each of them', async ({ operation }) => {
		const panel = await panelOf(operation);
		const sentNames = new Set<string>();
		const note = (sent: SeenRequest[]) => {
			for (const { path, query } of sent) {
				if (!isAt(operation, path)) continue;
				for (const name of new URLSearchParams(query).keys())
					sentNames.add(name.replace(/^(custom_field_values)\[.*/, '$1'));
			}
		};
		const list = operation.page === undefined ? {} : { returnAll: false, limit: 1 };
		note((await succeed(operation, { ...panel, ...list })).sent);
		for (const filters of filtersIn(operation, firm.known)) {
			note((await succeed(operation, { ...panel, ...list, filters })).sent);
		}
		for (const column of sortColumns(operation)) {
			const { sent } = await succeed(operation, { ...panel, ...list, sortBy: column, sortDirection: 'desc' });
			note(sent);
			expect(operation.order?.values).toContain(new URLSearchParams(sent.at(-1)?.query).get('order'));
		}
		const known = Object.keys(operation.query ?? {}).filter((name) => !SWITCHES.has(name));
		expect(known.filter((name) => !sentNames.has(name) && !sentNames.has(name.replace('[]', '')))).toEqual([]);
	});
});

describe('downloading', () => {
	it.each(named(downloads))('$name', async ({ operation }) => {
		const { run } = await firm.run(operation, placed(operation, await panelOf(operation)));
		expect(run.error?.message).toBeUndefined();
		expect(run.items(NODE)).toMatchObject([
			{ json: { file_name: expect.any(String) }, binary: { data: { mimeType: expect.any(String) } } },
		]);
	});
});

describe('deleting', () => {
	it.each(named(deletions))('$name', async ({ operation }) => {
		const { records, sent } = await succeed(operation, await panelOf(operation));
		expect(records).toHaveLength(1);
		expect(sent.map(({ method, status }) => `${method} ${status}`)).toEqual([expect.stringMatching(/^DELETE 20[04]$/)]);
	});
});

describe('all of them together', () => {
	it('sent nothing that Clio would have passed over in silence', async () => {
		expect(await firm.recorded()).toEqual([]);
	});

	it('sent a request to each operation that Clio has', () => {
		storeRequests(firm.requests);
		const missing = operations.filter(
			(operation) => !firm.requests.some(({ method, path }) => method === operation.method && isAt(operation, path)),
		);
		expect(missing.map(nameOf)).toEqual([]);
	});
});
