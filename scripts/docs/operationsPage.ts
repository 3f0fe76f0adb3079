import { alphabetically } from '../../nodes/Clio/catalog/alphabetical';
import { allOperations } from '../../nodes/Clio/catalog/catalog';
import { factsByResource } from '../../nodes/Clio/catalog/places';
import { resourceName } from '../../nodes/Clio/catalog/resourceWords';
import type { OperationFacts } from '../../nodes/Clio/catalog/types';
import { operationWords } from '../../nodes/Clio/description/operationWords';
import { RESOURCE_DESCRIPTIONS } from '../../nodes/Clio/description/resourceDescriptions';

const HEAD = ['Operation', 'Value', "Clio's name, or what it does", 'Request'];

/** Create or Update, which is the node's own. */
const UPSERT = 'upsert';

/** The Markdown of docs/operations.md: every operation of Clio's API and where it stands in the node. */
export function operationsPage(): string {
	const resources = [...factsByResource()]
		.map(([resource, operations]) => ({ resource, name: resourceName(resource), operations }))
		.sort((left, right) => alphabetically(left.name, right.name));
	const lines = [
		'# Operations',
		'',
		'<!-- Made by `npm run docs` from the catalogue; edits here are lost. -->',
		'',
		`The ${allOperations().length} operations of Clio's API v4 and where they stand in the Clio node, with those that the node has of its own: choose the`,
		"resource named in the heading, then the operation named in the table. The values beside them are what the node's JSON holds as `resource` and",
		'`operation`. [Connection](node.md#connection) and [API Call](node.md#api-call) are told in [The Clio node](node.md).',
		'',
		...resources.map(({ name, operations }) => `- [${name}](#${anchorOf(name)}) (${operations.size})`),
		'',
		...resources.flatMap(({ resource, name, operations }) => [
			`## ${name}`,
			'',
			`\`${resource}\`${descriptionOf(resource)}`,
			'',
			...table([HEAD, ...rowsOf(resource, operations)]),
			'',
		]),
	];
	return `${lines.join('\n').trimEnd()}\n`;
}

function descriptionOf(resource: string): string {
	const description = RESOURCE_DESCRIPTIONS[resource];
	return description === undefined ? '' : `: ${description}`;
}

function rowsOf(resource: string, operations: ReadonlyMap<string, OperationFacts>): string[][] {
	return [...operations]
		.map(([operation, { id, method, path, own }]) => {
			const isOwn = own !== undefined || operation === UPSERT;
			const isSeveral = operation === UPSERT || own?.isHandMade === true;
			const { name, action, description } = operationWords({ resource, operation });
			return [
				name,
				`\`${operation}\``,
				isOwn ? (description ?? action) : `\`${id}\``,
				isSeveral ? 'as needed' : `\`${method} ${path}\``,
			];
		})
		.sort(([left = ''], [right = '']) => alphabetically(left, right));
}

/** A Markdown table whose columns are as wide as their longest text, as the formatter wants it. */
function table(rows: string[][]): string[] {
	const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	const padded = rows.map((row) => line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))));
	const rule = line(widths.map((width) => '-'.repeat(width)));
	return [padded[0] ?? '', rule, ...padded.slice(1)];
}

/** The name that a Markdown heading gets as a target of links. */
function anchorOf(heading: string): string {
	return heading.toLowerCase().replace(/ /g, '-');
}
