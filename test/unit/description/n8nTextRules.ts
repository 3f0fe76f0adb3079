/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs n8n's own lint rules; not part of the package */
import type { ESLint } from 'eslint';
import { Linter } from 'eslint';
import type { INodeProperties } from 'n8n-workflow';
import { parser } from 'typescript-eslint';

// The plugin has no types.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const n8nRules: ESLint.Plugin & { configs: { nodes: { rules: object } } } = require('eslint-plugin-n8n-nodes-base');

/** Switched off by n8n's own configuration too. */
const OFF = ['n8n-nodes-base/node-param-type-options-max-value-present'];

const rules = Object.fromEntries(
	Object.keys(n8nRules.configs.nodes.rules)
		.filter((name) => name.startsWith('n8n-nodes-base/node-param-') && !OFF.includes(name))
		.map((name) => [name, 'error' as const]),
);

/**
 * What n8n's rules find in properties as they are built. In the sources they look at literals only, so properties that
 * functions make would escape them: here all of them are written out as literals first.
 *
 * @returns one line a finding: the rule and the nearest name before the text it found fault with
 */
export function findingsOf(properties: INodeProperties[]): string[] {
	const text = `export const properties: INodeProperties[] = ${literal(properties)};`;
	const findings = new Linter({ configType: 'flat' }).verify(
		text,
		[
			{
				files: ['**/*.ts'],
				plugins: { 'n8n-nodes-base': n8nRules },
				languageOptions: { parser: parser as Linter.Parser },
				rules,
			},
		],
		{ filename: 'nodes/Clio/built.ts' },
	);
	const lines = text.split('\n');
	return findings.map(({ ruleId, message, line }) => {
		const named =
			lines
				.slice(0, line)
				.reverse()
				.find((each) => each.startsWith('name: ')) ?? '';
		return `${ruleId ?? message}: ${named.replace(/^name: |"|,$/g, '')}`;
	});
}

/** A value as a TypeScript literal, one name a line, as a person would write it. */
function literal(value: unknown): string {
	if (Array.isArray(value)) return `[\n${value.map((element) => `${literal(element)},\n`).join('')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const names = Object.entries(value).filter(([, inner]) => inner !== undefined);
	return `{\n${names.map(([name, inner]) => `${/^\w+$/.test(name) ? name : JSON.stringify(name)}: ${literal(inner)},\n`).join('')}}`;
}
