import type { OperationFacts } from './types';

/** An amount, a rate or a quantity in a body. */
export interface Money {
	/** its place below `data`, such as `custom_rate.rates.rate` */
	name: string;
	amount: number;
}

/** Where bodies hold money, by Clio's name of the kind of record; a place may lead through lists. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
	Activity: ['price', 'quantity'],
	ActivityDescription: ['rate.amount', 'rate.non_billable_amount'],
	ActivityRate: ['rate'],
	Bill: ['discount.rate'],
	ClioPaymentsLink: ['amount'],
	Contact: ['co_counsel_rate.rate'],
	Damage: ['amount'],
	ExpenseCategory: ['rate'],
	LineItem: ['price', 'quantity', 'discount.rate'],
	Matter: [
		'custom_rate.rates.rate',
		'custom_rate.rates.award',
		'evergreen_retainer.minimum_threshold',
		'matter_budget.budget',
	],
	MedicalBill: ['amount', 'balance', 'payers.amount'],
	MedicalRecordsRequest: ['medical_bills.amount', 'medical_bills.balance', 'medical_bills.payers.amount'],
	TrustLineItem: ['total'],
	TrustRequest: ['trust_amount', 'matter.trust_amount'],
};

/** Amounts that Clio counts in something else than currency: seconds of time are no money. */
const OTHER_UNITS = new Set(['Activity quantity', 'LineItem quantity']);

/** Whether an operation writes money. */
export function takesMoney({ id, body, method }: OperationFacts): boolean {
	const [kind = ''] = id.split('#');
	return method !== 'GET' && placesOf(kind).some((place) => Object.hasOwn(body ?? {}, place.split('.')[0] ?? ''));
}

/** The amounts, rates and quantities of a body. A quantity counts when it is negative only. */
export function moneyIn({ id }: OperationFacts, body: Readonly<Record<string, unknown>>): Money[] {
	const [kind = ''] = id.split('#');
	return placesOf(kind).flatMap((name) =>
		numbersAt(body, name.split('.'))
			.filter((amount) => amount < 0 || !OTHER_UNITS.has(`${kind} ${name}`))
			.map((amount) => ({ name, amount })),
	);
}

function placesOf(kind: string): readonly string[] {
	return Object.hasOwn(PLACES, kind) ? (PLACES[kind] ?? []) : [];
}

function numbersAt(value: unknown, path: readonly string[]): number[] {
	if (Array.isArray(value)) return value.flatMap((each: unknown) => numbersAt(each, path));
	const [name, ...rest] = path;
	if (name === undefined) return typeof value === 'number' ? [value] : [];
	return typeof value === 'object' && value !== null ? numbersAt(Reflect.get(value, name), rest) : [];
}
