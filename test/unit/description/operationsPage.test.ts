/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads the repository's own files; not part of the package */
import { readFileSync } from 'node:fs';

import type { INodeProperties } from 'n8n-workflow';

import { allOperations } from '../../../nodes/Clio/catalog/catalog';
import { Clio } from '../../../nodes/Clio/Clio.node';
import { operationsPage } from '../../../scripts/docs/operationsPage';
import { choicesOf } from './parameters';

const committed = readFileSync('docs/operations.md', 'utf8');
const { properties } = new Clio().description;

function only(isWanted: (property: INodeProperties) => boolean): INodeProperties {
	const found = properties.find(isWanted);
	if (found === undefined) throw new Error('The node has no such parameter');
	return found;
}

/** The rows of the page's tables with the resource of the heading above them. */
const rows = committed.split('\n## ').flatMap((section) => {
	const resource = /^`(\w+)`/m.exec(section)?.[1] ?? '';
	const [heading = ''] = section.split('\n');
	return section
		.split('\n')
		.filter((line) => /^\| .+ \| `\w+` +\|/.test(line))
		.map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
		.map(([, name = '', value = '', id = '', request = '']) => ({ heading, resource, name, value, id, request }));
});

describe('docs/operations.md', () => {
	it('is what `npm run docs` makes', () => {
		expect(committed).toBe(operationsPage());
	});

	it("has each of Clio's operations once, with its request", () => {
		const wanted = allOperations().map(({ id, method, path }) => `${id} ${method} ${path}`);
		expect(wanted).toHaveLength(282);
		const ofClio = rows.filter(({ id }) => id.includes('#'));
		expect(ofClio.map(({ id, request }) => `${id} ${request}`).sort()).toEqual(wanted.sort());
	});

	it('names resources and operations as the editor does', () => {
		const resources = choicesOf(only(({ name }) => name === 'resource'));
		const wrong = rows.filter(({ heading, resource, name, value }) => {
			const operation = only(
				(each) => each.name === 'operation' && each.displayOptions?.show?.resource?.includes(resource) === true,
			);
			const isResource = resources.some((each) => each.name === heading && each.value === resource);
			return !isResource || !choicesOf(operation).some((each) => each.name === name && each.value === value);
		});
		expect(wrong).toEqual([]);
	});

	it('leads from its list to each resource', () => {
		const links = [...committed.matchAll(/^- \[(.+)\]\(#(.+)\) \((\d+)\)$/gm)];
		const headings = [...committed.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
		expect(links.map(([, name]) => name)).toEqual(headings);
		expect(headings).toHaveLength(78);
		for (const [, name = '', anchor, count] of links) {
			expect([name, anchor]).toEqual([name, name.toLowerCase().replace(/ /g, '-')]);
			expect([name, Number(count)]).toEqual([name, rows.filter(({ heading }) => heading === name).length]);
		}
	});
});
