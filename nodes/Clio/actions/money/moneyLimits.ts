import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { moneyIn, takesMoney } from '../../catalog/money';
import type { OperationFacts } from '../../catalog/types';
import { InputProblem } from '../../transport/errors/inputProblem';
import { readOptions } from '../options';

const CONFIRM = 'If it is right, switch on the option Confirm Unusual Amounts.';

/**
 * Refuses amounts, rates and quantities of a body that are negative, or above the option Largest Amount.
 *
 * @throws InputProblem naming the value, unless the option Confirm Unusual Amounts is on
 */
export function refuseUnusualMoney(
	this: IExecuteFunctions,
	operation: OperationFacts,
	body: IDataObject,
	itemIndex: number,
): void {
	if (!takesMoney(operation) || readIsConfirmed.call(this, itemIndex)) return;
	const largest = readLargest.call(this, itemIndex);
	for (const { name, amount } of moneyIn(operation, body)) {
		if (amount < 0) throw new InputProblem(`"${name}" is negative: ${amount}`, CONFIRM);
		if (largest !== undefined && amount > largest) {
			throw new InputProblem(`"${name}" is above the Largest Amount of ${largest}: ${amount}`, CONFIRM);
		}
	}
}

/** The option Confirm Unusual Amounts. */
export function readIsConfirmed(this: IExecuteFunctions, itemIndex: number): boolean {
	const { confirmUnusualAmounts } = readOptions.call(this, itemIndex);
	return confirmUnusualAmounts === true || confirmUnusualAmounts === 'true';
}

/** The option Largest Amount, in currency units; undefined when it is not there. */
function readLargest(this: IExecuteFunctions, itemIndex: number): number | undefined {
	const options = readOptions.call(this, itemIndex);
	if (!Object.hasOwn(options, 'largestAmount')) return undefined;
	const given = options.largestAmount;
	const amount = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
	if (typeof amount === 'number' && amount >= 0) return amount;
	throw new InputProblem('The option Largest Amount is no amount', 'Give a number of currency units, or remove it.');
}
