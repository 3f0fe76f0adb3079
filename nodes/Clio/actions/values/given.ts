import type { IExecuteFunctions } from 'n8n-workflow';

import { InputProblem } from '../../transport/errors/inputProblem';
import { isRecord } from '../../transport/record';
import { readOptions } from '../options';
import { parseJson } from './jsonText';

/** How the values of an item were given. */
export type GivenBy = 'fields' | 'input' | 'json';

/** The values of an item, as they were given. */
export interface Given {
	by: GivenBy;
	values: Readonly<Record<string, unknown>>;
	/** names that are passed over, whatever they hold */
	ignored: ReadonlySet<string>;
}

/**
 * The values of an item: fields of the mapper, the item's own data where they are mapped automatically, or JSON.
 *
 * @throws InputProblem when the JSON cannot be read, or is no object
 */
export function readGiven(this: IExecuteFunctions, itemIndex: number): Given {
	const ignored = new Set(listOf(readOptions.call(this, itemIndex).ignoreInputFields));
	if (this.getNodeParameter('specifyValues', itemIndex, 'fields') === 'json') {
		return { by: 'json', values: objectOf(this.getNodeParameter('valuesJson', itemIndex, {})), ignored };
	}
	// n8n's own checks would turn days into instants and refuse the labels of choices; ours come later.
	const raw = { skipValidation: true };
	if (this.getNodeParameter('values.mappingMode', itemIndex, 'defineBelow', raw) === 'autoMapInputData') {
		return { by: 'input', values: this.getInputData()[itemIndex]?.json ?? {}, ignored };
	}
	const values: unknown = this.getNodeParameter('values.value', itemIndex, {}, raw);
	return { by: 'fields', values: isRecord(values) ? values : {}, ignored };
}

/** Names in a list, or in a text with commas between them. */
export function listOf(names: unknown): string[] {
	const list: unknown[] = Array.isArray(names) ? names : typeof names === 'string' ? names.split(',') : [];
	return list.map((name) => String(name).trim()).filter((name) => name !== '');
}

const REMEDY = 'Give one JSON object with the values by name, such as {"description": "Lease review"}.';

function objectOf(json: unknown): Readonly<Record<string, unknown>> {
	const value = typeof json === 'string' && json.trim() !== '' ? parsed(json) : json;
	if (isRecord(value)) return value;
	if (value === '' || value === null || (typeof value === 'string' && value.trim() === '')) return {};
	throw new InputProblem(
		Array.isArray(value) ? 'Values (JSON) is a list, not one object' : 'Values (JSON) is not an object',
		Array.isArray(value) ? `${REMEDY} For several records give several items.` : REMEDY,
	);
}

function parsed(text: string): unknown {
	const outcome = parseJson(text);
	if ('value' in outcome) return outcome.value;
	throw new InputProblem(`Values (JSON) cannot be read: ${outcome.problem}`, REMEDY);
}

/** Whether a value counts as not given. */
export function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}
