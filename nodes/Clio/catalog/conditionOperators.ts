/**
 * How a custom field's value can be compared (Clio: custom field filters), in the order of their names. The value that the
 * node stores is a word where the operator is `=`: n8n takes a value that begins with it for an expression.
 */
export const CONDITION_OPERATORS = [
	{ name: 'Equals', value: 'equals', operator: '=' },
	{ name: 'Is at Least', value: '>=', operator: '>=' },
	{ name: 'Is at Most', value: '<=', operator: '<=' },
	{ name: 'Is Less Than', value: '<', operator: '<' },
	{ name: 'Is More Than', value: '>', operator: '>' },
] as const;

/** Types of custom fields that have an order; the others can only be equal (Clio: custom field filters). */
export const ORDERED_FIELD_TYPES: readonly string[] = ['currency', 'date', 'numeric', 'time'];
