import type { IDataObject, INodeParameters } from 'n8n-workflow';

import conflictCheck from '../../../examples/conflict-check.json';
import phoneLead from '../../../examples/phone-lead.json';
import { Clio } from '../../../nodes/Clio/Clio.node';
import { START_NODE_TYPE, runWorkflow } from '../../../scripts/engine';
import type { Account } from './clioSandbox';
import { useClioSandbox } from './clioSandbox';
import { json, place, write } from './valuesSupport';

const clio = useClioSandbox();

interface Example {
	nodes: Array<{ name: string; type: string; parameters: object }>;
}

/** Runs the Clio nodes of an example one after the other, with what its Set node holds as the input. */
async function run({ details, type }: Account, { nodes }: Example, given: string, more: IDataObject = {}) {
	const set = nodes.find(({ name }) => name === given)?.parameters as {
		assignments: { assignments: Array<{ name: string; value: string }> };
	};
	const values = Object.fromEntries(set.assignments.assignments.map(({ name, value }) => [name, value]));
	const ours = nodes.filter((node) => node.type === 'n8n-nodes-clio.clio');
	const place = { typeVersion: 1, position: [0, 0] satisfies [number, number] };
	const names = [given, ...ours.map(({ name }) => name)];
	return await runWorkflow(
		{
			nodes: [
				{ id: '0', name: given, type: START_NODE_TYPE, parameters: {}, ...place },
				...ours.map((node, index) => ({
					...{ id: String(index + 1), name: node.name, type: node.type, ...place },
					...{ parameters: node.parameters as INodeParameters, credentials: { [type]: details } },
				})),
			],
			connections: Object.fromEntries(
				names.slice(1).map((name, index) => [names[index], { main: [[{ node: name, type: 'main', index: 0 }]] }]),
			),
		},
		{
			...{ nodeTypes: { 'n8n-nodes-clio.clio': new Clio() }, credentials: clio().credentials },
			input: [{ json: { ...values, ...more } }],
		},
	);
}

describe('the example of a conflict check', () => {
	it('is clear for people whom the firm does not know', async () => {
		const account = await clio().connected();
		const checked = await run(account, conflictCheck, 'Prospect');
		expect(checked.error).toBeUndefined();
		expect(checked.json('Conflict Check')).toMatchObject([{ outcome: 'clear', is_clear: true }]);
	});
});

describe('the example of a phone lead', () => {
	it('enters the caller once, and logs each call', async () => {
		const account = await clio().connected();
		const first = await run(account, phoneLead, 'Call');
		expect(first.error).toBeUndefined();
		const [contact] = first.json('Contact');
		expect(contact).toMatchObject({ outcome: 'created', name: 'Ottoline Featherstone' });
		const second = await run(account, phoneLead, 'Call', { number: '206.555.0187 x4' });
		const [again] = second.json('Contact');
		expect(again).toMatchObject({ id: contact?.id, outcome: 'unchanged' });
		const [call] = second.json('Log Call');
		const { output } = await write(clio(), account, {
			...place('communication', 'getAll'),
			returnAll: true,
			...json({}),
		});
		expect(output.map(({ id }) => id)).toContain(call?.id);
	});
});
