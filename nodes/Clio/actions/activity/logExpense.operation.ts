import { InputProblem } from '../../transport/errors/inputProblem';
import { logAction } from './logActivity';

/** Logs an expense on a matter: units times the price of one, in currency units (Clio: Activities). */
export const logExpense = logAction('logExpense', (data, { units = 1, kind_of_expense: kind = 'ExpenseEntry' }) => {
	if (Number(units) > 0) return { ...data, type: kind, quantity: units };
	throw new InputProblem(
		'An expense of no units is no expense',
		'Give a number of units above 0, or leave it out for 1.',
	);
});
