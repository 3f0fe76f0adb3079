import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { InputProblem } from '../../transport/errors/inputProblem';

/** One thing that was to be done, and what came of it. */
export interface Step {
	step: string;
	outcome: 'created' | 'exists' | 'updated' | 'wouldCreate' | 'wouldUpdate';
	id?: string | number | undefined;
	/** what it is, where there are several of a kind */
	name?: string;
	/** with Preview Only: the request that would be sent */
	request?: IDataObject;
}

/** The steps of one item: what is done so far, for its output and for the error of a step that fails. */
export class Steps {
	readonly done: Step[] = [];

	/** @param canGoOn how the operation can be run again without doing anything twice */
	constructor(private readonly canGoOn: string) {}

	add(step: Step): void {
		this.done.push(step);
	}

	/**
	 * Does a step. When it fails after others have written, its error tells what they did.
	 *
	 * @throws NodeApiError or InputProblem of the step
	 */
	async run<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
		return await work().catch((error: unknown) => {
			throw this.told(name, error);
		});
	}

	toItem(): IDataObject[] {
		return this.done.map(({ id, ...step }): IDataObject => ({ ...step, ...(id === undefined ? {} : { id }) }));
	}

	private told(name: string, error: unknown): unknown {
		const written = this.done.filter(({ outcome }) => outcome === 'created' || outcome === 'updated');
		if (written.length === 0) return error;
		const done = written.map(({ step, outcome, id }) => `${step} ${outcome} (ID ${String(id)})`).join(', ');
		const sentence = `Done before: ${done}. ${this.canGoOn}`;
		if (error instanceof NodeApiError) {
			error.message = `The step "${name}" failed: ${error.message}`;
			error.description = `${sentence} ${error.description ?? ''}`.trim();
			return error;
		}
		if (!(error instanceof InputProblem)) return error;
		return new InputProblem(`The step "${name}" failed: ${error.message}`, `${sentence} ${error.remedy}`);
	}
}
