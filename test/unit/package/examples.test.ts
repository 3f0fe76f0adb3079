/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads the repository's own files; not part of the package */
import { readdirSync, readFileSync } from 'node:fs';

import type { INodeParameters, INodeProperties, INodeType } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { Clio } from '../../../nodes/Clio/Clio.node';
import { ClioPollingTrigger } from '../../../nodes/Clio/ClioPollingTrigger.node';
import { ClioTrigger } from '../../../nodes/Clio/ClioTrigger.node';
import { valuesOf } from '../description/parameters';

const TYPES: Readonly<Record<string, INodeType>> = {
	'n8n-nodes-clio.clio': new Clio(),
	'n8n-nodes-clio.clioTool': new Clio(),
	'n8n-nodes-clio.clioTrigger': new ClioTrigger(),
	'n8n-nodes-clio.clioPollingTrigger': new ClioPollingTrigger(),
};

/** What n8n adds by itself: to tools, and to nodes that poll. */
const OF_N8N = new Set(['descriptionType', 'toolDescription', 'pollTimes']);

interface Example {
	name: string;
	nodes: Array<{
		name: string;
		type: string;
		parameters: INodeParameters;
		credentials?: Record<string, { id: string; name: string }>;
	}>;
}

const examples = readdirSync('examples')
	.filter((file) => file.endsWith('.json'))
	.map((file) => ({ file, ...(JSON.parse(readFileSync(`examples/${file}`, 'utf8')) as Example) }));

const clioNodes = examples.flatMap(({ file, nodes }) =>
	nodes.filter(({ type }) => TYPES[type] !== undefined).map((node) => ({ at: `${file}: ${node.name}`, ...node })),
);

const isExpression = (value: unknown) => typeof value === 'string' && value.startsWith('=');

/** What of the parameters the editor would not show, or not offer. */
function problems(properties: INodeProperties[], type: INodeType, given: INodeParameters): string[] {
	const node = { typeVersion: 1 };
	const values = NodeHelpers.getNodeParameters(properties, given, true, false, node, type.description) ?? {};
	const isShown = (property: INodeProperties, root?: INodeParameters) =>
		NodeHelpers.displayParameter(
			root ?? values,
			property,
			node,
			type.description,
			root === undefined ? undefined : values,
		);
	return Object.entries(given).flatMap(([name, value]) => {
		if (OF_N8N.has(name)) return [];
		const property = properties.find((each) => each.name === name && isShown(each));
		if (property === undefined) return [name];
		if (property.type === 'collection') {
			const inner = (property.options ?? []).filter((each): each is INodeProperties => 'type' in each);
			return Object.keys(value as INodeParameters)
				.filter((option) => !inner.some((each) => each.name === option && isShown(each, values)))
				.map((option) => `${name}.${option}`);
		}
		const choices = property.typeOptions?.loadOptionsMethod === undefined ? valuesOf(property) : [];
		const isChoice =
			choices.length === 0 || isExpression(value) || [value].flat().every((each) => choices.includes(each as never));
		return isChoice ? [] : [`${name}=${JSON.stringify(value)}`];
	});
}

describe('the workflows to import', () => {
	it.each(clioNodes)('hold what the editor shows: $at', ({ type, parameters }) => {
		const node = TYPES[type];
		expect(node && problems(node.description.properties, node, parameters)).toEqual([]);
	});

	it.each(examples)('$file says what it does, and names credentials instead of holding one', ({ nodes }) => {
		expect(nodes.some(({ type }) => type === 'n8n-nodes-base.stickyNote')).toBe(true);
		const held = nodes.flatMap(({ credentials = {} }) => Object.values(credentials)).filter(({ id }) => id !== '');
		expect(held).toEqual([]);
	});

	it('are all in the list', () => {
		const list = readFileSync('examples/README.md', 'utf8');
		expect(examples.map(({ file }) => file).filter((file) => !list.includes(`(${file})`))).toEqual([]);
	});
});
