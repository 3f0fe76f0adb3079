import { badRequest, notFound } from '../api/answer.mjs';
import type { ApiRequest } from '../api/request.mjs';
import type { FirmRecord } from '../firm/record.mjs';

interface Comparison {
	readonly operator: string;
	readonly value: string;
}

const comparable = new Set(['currency', 'date', 'time', 'numeric']);

function readComparison(fieldType: string, text: string): Comparison {
	const [, operator = '', value = ''] = /^(<=|>=|<|>|=)?(.*)$/s.exec(text.trim()) ?? [];
	if (comparable.has(fieldType)) return { operator: operator === '' ? '=' : operator, value };
	if (operator !== '' && operator !== '=') {
		throw badRequest(`The operator ${operator} is not supported for custom fields of type ${fieldType}`);
	}
	return { operator: '=', value };
}

/** One condition, or several as `[<=50, >=45]`. */
function readComparisons(fieldType: string, text: string): Comparison[] {
	const list = /^\[(.*)\]$/s.exec(text);
	const parts = list === null ? [text] : (list[1] ?? '').split(',');
	return parts.map((part) => readComparison(fieldType, part));
}

function meets(value: string, { operator, value: asked }: Comparison, fieldType: string): boolean {
	const numeric = fieldType === 'currency' || fieldType === 'numeric';
	const order = numeric
		? Math.sign(Number(value) - Number(asked))
		: value.toLowerCase() === asked.toLowerCase()
			? 0
			: value < asked
				? -1
				: 1;
	switch (operator) {
		case '<':
			return order < 0;
		case '<=':
			return order <= 0;
		case '>':
			return order > 0;
		case '>=':
			return order >= 0;
		default:
			return order === 0;
	}
}

/** The record whose values a list's filter looks at: a billable matter's are the matter's own. */
function valuesOf(record: FirmRecord, fieldId: string): string[] {
	return record
		.embedded('custom_field_values')
		.filter((value) => String(value.link('custom_field')?.id) === fieldId)
		.map((value) => {
			const stored = value.values.value;
			return typeof stored === 'object' ? '' : String(stored);
		});
}

/** Conditions of `custom_field_values[<definition id>]` (Clio: custom field filters). Bills are judged by their matters. */
export function customFieldConditions(request: ApiRequest, view: string): ((record: FirmRecord) => boolean)[] {
	if (request.operation.query.custom_field_values === undefined) return [];
	return request.query.flatMap(({ name, value }) => {
		const id = /^custom_field_values\[(\d+)\](\[\])?$/.exec(name)?.[1];
		if (id === undefined) return [];
		const field = request.firm.find('CustomField', id);
		if (field === undefined) throw notFound(`CustomField ${id}`);
		const fieldType = field.text('field_type');
		const comparisons = readComparisons(fieldType, value);
		return [
			(record: FirmRecord): boolean => {
				const holders =
					view === 'Bill' ? record.links('matters').flatMap((link) => request.firm.follow(link) ?? []) : [record];
				return holders.some((holder) =>
					valuesOf(holder, id).some((one) => comparisons.every((each) => meets(one, each, fieldType))),
				);
			},
		];
	});
}
