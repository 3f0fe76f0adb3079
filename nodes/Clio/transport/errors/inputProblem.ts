/** Something the user gave that cannot be sent: what is wrong, and what to do. The router tells it with its item. */
export class InputProblem extends Error {
	constructor(
		message: string,
		readonly remedy: string,
	) {
		super(message);
		this.name = 'InputProblem';
	}
}
