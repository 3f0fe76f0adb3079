import { InputProblem } from '../../nodes/Clio/transport/errors/inputProblem';

/** The input problem that a function throws. Any other error, and none, fail the test. */
export function thrownProblem(act: () => unknown): InputProblem {
	let thrown: unknown = 'nothing';
	try {
		act();
	} catch (error) {
		thrown = error;
	}
	if (thrown instanceof InputProblem) return thrown;
	throw new Error(`No input problem was thrown but this: ${String(thrown)}`);
}
