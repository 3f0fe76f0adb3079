import type { ClioSession } from './session';

/** What one execution of a node knows beside what the session keeps for all: shared by its items, and gone with it. */
export class PerExecution<Value> {
	private readonly values = new WeakMap<object, Value>();

	/** @param make makes the value for an execution that has none yet */
	constructor(private readonly make: () => Value) {}

	/** The value of the execution that a session belongs to; each item has a session object of its own. */
	of({ lookups }: ClioSession): Value {
		const known = this.values.get(lookups);
		if (known !== undefined) return known;
		const value = this.make();
		this.values.set(lookups, value);
		return value;
	}
}
