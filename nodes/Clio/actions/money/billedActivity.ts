import type { OperationFacts } from '../../catalog/types';
import { InputProblem } from '../../transport/errors/inputProblem';

/** Whether an operation changes time entries and expenses that may stand on a bill. */
export function isActivityUpdate({ id }: OperationFacts): boolean {
	return id === 'Activity#update';
}

/**
 * Refuses to change an entry that stands on a bill: the bill would not say any more what was done.
 *
 * @param activity with Clio's `billed` and `on_bill`
 * @throws InputProblem
 */
export function refuseBilled({ billed, on_bill: onBill }: Readonly<Record<string, unknown>>): void {
	if (billed !== true && onBill !== true) return;
	throw new InputProblem(
		billed === true ? 'The entry is billed, and was not changed' : 'The entry is on a bill, and was not changed',
		'Change the line item of the bill instead (Line Item: Update) or take the bill back to a draft. To change the entry all the same, switch on the option Confirm Unusual Amounts.',
	);
}
