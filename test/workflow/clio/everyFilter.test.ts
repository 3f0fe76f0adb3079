import type { INodeParameters } from 'n8n-workflow';

import { allOperations } from '../../../nodes/Clio/catalog/catalog';
import type { FilterFacts } from '../../../nodes/Clio/catalog/filters';
import { filtersOf } from '../../../nodes/Clio/catalog/filters';
import { placeOf } from '../../../nodes/Clio/catalog/places';
import type { OperationFacts } from '../../../nodes/Clio/catalog/types';
import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();

const lists = allOperations().filter((operation) => filtersOf(operation).length > 0);

const VALUES: Readonly<Record<string, (filter: FilterFacts) => INodeParameters[string]>> = {
	boolean: () => true,
	choice: ({ choices }) => choices[0] ?? '',
	choices: ({ choices }) => choices.slice(0, 2),
	customFields: () => ({
		conditions: [{ field: { __rl: true, mode: 'name', value: 'Annual revenue' }, operator: '>', value: '1' }],
	}),
	day: () => '2026-03-01T00:00:00',
	ids: () => '1, 2',
	moment: () => '2026-03-01T10:00:00',
	number: () => 1,
	record: () => ({ __rl: true, mode: 'id', value: '1' }),
	text: () => 'x',
};

function valueOf(operation: OperationFacts, filter: FilterFacts): INodeParameters[string] {
	if (filter.kind === 'customFields' && operation.id !== 'Contact#index') {
		return {
			conditions: [{ field: { __rl: true, mode: 'name', value: 'Claim value' }, operator: '>', value: '1' }],
		};
	}
	return VALUES[filter.kind]?.(filter);
}

/** The record in whose path the list stands. */
async function outerRecord(account: Account, operation: OperationFacts): Promise<string> {
	if (operation.pathParameters === undefined) return '1';
	const resource = 'jurisdiction_id' in operation.pathParameters ? 'jurisdiction' : placeOf(operation).resource;
	const run = await clio().run(account, { resource, operation: 'getAll', returnAll: false, limit: 1 });
	return String(run.json(NODE)[0]?.id);
}

describe('Clio knows every filter, and the value that is sent for it', () => {
	it.each(lists.map((operation) => [operation.id, operation] as const))('%s', async (_id, operation) => {
		const filters = filtersOf(operation);
		const given = (inPanel: boolean) =>
			Object.fromEntries(
				filters.filter((each) => each.inPanel === inPanel).map((each) => [each.parameter, valueOf(operation, each)]),
			);
		const account = await clio().connected();
		const record = { __rl: true, mode: 'id', value: await outerRecord(account, operation) };
		const run = await clio().run(account, {
			...placeOf(operation),
			record,
			jurisdiction: record,
			returnAll: false,
			limit: 1,
			...given(true),
			filters: given(false),
		});
		const requests = await clio().apiRequests();
		const last = requests.at(-1);
		const sent = new Set([...new URLSearchParams(last?.query).keys()]);
		const names = filters.map(({ name, kind }) => (kind === 'customFields' ? 'custom_field_values' : name));
		const isSent = (name: string) => [...sent].some((each) => each === name || each.startsWith(`${name}[`));
		expect([run.error?.message, run.error?.description, names.filter((name) => !isSent(name))]).toEqual([
			undefined,
			undefined,
			[],
		]);
		expect(last?.status).toBeLessThan(400);
	});
});
