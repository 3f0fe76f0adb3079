import { LIKELY } from '../matching/agreement';
import { InputProblem } from '../transport/errors/inputProblem';

/**
 * From which score on two values may mean the same, as the input `threshold` says.
 *
 * @throws InputProblem for anything but a number between 0.5 and 1
 */
export function readThreshold(value: unknown): number {
	if (value === undefined) return LIKELY;
	if (typeof value === 'number' && value >= 0.5 && value <= 1) return value;
	throw new InputProblem(
		'"threshold" is not between 0.5 and 1',
		`Give a number such as 0.9 for fewer findings or 0.7 for more; without it ${LIKELY} is used.`,
	);
}
