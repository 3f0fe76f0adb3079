/** How a custom field's value can be compared (Clio: custom field filters), in the order of their names. */
export const CONDITION_OPERATORS = [
	{ name: 'Equals', operator: '=' },
	{ name: 'Is at Least', operator: '>=' },
	{ name: 'Is at Most', operator: '<=' },
	{ name: 'Is Less Than', operator: '<' },
	{ name: 'Is More Than', operator: '>' },
] as const;

/** Types of custom fields that have an order; the others can only be equal (Clio: custom field filters). */
export const ORDERED_FIELD_TYPES: readonly string[] = ['currency', 'date', 'numeric', 'time'];
