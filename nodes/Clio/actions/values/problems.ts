import { InputProblem } from '../../transport/errors/inputProblem';

/** A value that Clio does not know, under the name it was given by. */
export interface UnknownName {
	name: string;
	/** the name that was perhaps meant */
	nearest?: string | undefined;
	/** what to do instead */
	hint?: string | undefined;
}

/** More than these would hide the sentence that says what to do. */
const MOST_TOLD = 10;

/** What is wrong with the values of one item, gathered so that the user gets all of it at once. */
export class Problems {
	private readonly found: InputProblem[] = [];

	private readonly unknown: UnknownName[] = [];

	/** @param record what the values are of, such as "a matter" */
	constructor(private readonly record: string) {}

	/** @returns undefined, so that a conversion can end with it */
	add(problem: string, remedy: string): undefined {
		this.found.push(new InputProblem(problem, remedy));
	}

	addUnknown(name: UnknownName): undefined {
		this.unknown.push(name);
	}

	/** @throws InputProblem that tells everything that is wrong; nothing when all is well */
	throwIfAny(): void {
		const problems = [...this.unknownNames(), ...this.found];
		const [first] = problems;
		if (first === undefined) return;
		if (problems.length === 1) throw first;
		const told = problems.slice(0, MOST_TOLD);
		const more = problems.length - told.length;
		throw new InputProblem(
			[...told.map(({ message }) => message), ...(more > 0 ? [`${more} more problems`] : [])].join('; '),
			[...new Set(told.map(({ remedy }) => remedy))].join(' '),
		);
	}

	private unknownNames(): InputProblem[] {
		if (this.unknown.length === 0) return [];
		const names = this.unknown.map(({ name }) => `"${name.slice(0, 80)}"`);
		const told = names.length > MOST_TOLD ? [...names.slice(0, MOST_TOLD), `${names.length - MOST_TOLD} more`] : names;
		const isOnly = names.length === 1;
		const advice = this.unknown.slice(0, MOST_TOLD).flatMap((each) => adviceFor(each, isOnly));
		return [
			new InputProblem(
				`Clio does not know the ${names.length === 1 ? 'field' : 'fields'} ${listed(told, 'and')} on ${this.record}`,
				[...new Set(advice), CORRECT].join(' '),
			),
		];
	}
}

const CORRECT =
	'Correct or remove what Clio does not know, or list it in the option Ignore Input Fields; Clio would drop it without a word.';

function adviceFor({ name, nearest, hint }: UnknownName, isOnly: boolean): string[] {
	if (hint !== undefined) return [isOnly ? hint : `For "${name}": ${hint}`];
	if (nearest === undefined) return [];
	return [isOnly ? `Did you mean "${nearest}"?` : `Did you mean "${nearest}" instead of "${name}"?`];
}

/** Names as a sentence lists them. */
export function listed(names: readonly string[], word: 'and' | 'or'): string {
	const last = names.at(-1) ?? '';
	return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`;
}
