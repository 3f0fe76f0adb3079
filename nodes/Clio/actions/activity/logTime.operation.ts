import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../transport/errors/inputProblem';
import { logAction } from './logActivity';

/** A step of a whole day is a slip. */
const LONGEST_STEP = 480;

/** Logs time on a matter, rounded up to steps of some minutes where that is wanted (Clio: quantity in seconds). */
export const logTime = logAction('logTime', (data, inputs) => ({
	...data,
	type: 'TimeEntry',
	...roundedUp(data, inputs.round_up_to_minutes),
}));

function roundedUp({ quantity }: IDataObject, minutes: unknown): IDataObject {
	if (minutes === undefined) return {};
	const step = Number(minutes);
	if (!Number.isInteger(step) || step < 1 || step > LONGEST_STEP) {
		throw new InputProblem(
			`Time cannot be rounded up to ${String(minutes).slice(0, 20)} minutes`,
			`Give a whole number of minutes from 1 to ${LONGEST_STEP}, such as 6 for tenths of an hour.`,
		);
	}
	return { quantity: Math.ceil(Number(quantity) / (step * 60)) * step * 60 };
}
