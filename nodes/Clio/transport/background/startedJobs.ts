import type { IDataObject } from 'n8n-workflow';

import type { JobKindName } from './jobKinds';

/** Something that Clio makes in the background: a report, documents from a template, a ZIP archive. */
export interface Job {
	kind: JobKindName;
	id: string | number;
	/** what the output tells beside the file */
	facts: IDataObject;
	/** what its file is to be called, where Clio has no name for it */
	fileName?: string;
	/** as Clio last answered */
	record: Readonly<Record<string, unknown>>;
	/** when it was started, in milliseconds since 1970 */
	startedAt: number;
	/** when Clio was last asked about it, or its start */
	askedAt: number;
	/** how often Clio was asked about it */
	asked: number;
}

/** What came of starting an item's job: the job, the item's output where there is nothing to make, or why it did not start. */
export type Start = { job: Job } | { output: IDataObject } | { error: unknown };

/** States that a job does not leave any more (Clio: Reports, Document Archives, Document Automations). */
const FINAL = new Set(['completed', 'empty', 'failed']);

/** Whether Clio is done with a job, with or without success. */
export function isOver({ record }: Job): boolean {
	return FINAL.has(String(record.state));
}

/**
 * The jobs that one execution has started, by the items that they are for: those of items to come are started ahead, so that
 * Clio makes them at the same time. Knows nothing of how it is done; ends with the execution.
 */
export class StartedJobs {
	private readonly ahead = new Map<number, Start>();

	private readonly jobs: Job[] = [];

	/** Notes a job, so that it is asked about together with the others. */
	add(job: Job): void {
		this.jobs.push(job);
	}

	/** Those of a kind that Clio was not done with when it was last asked. */
	underWay(kind: JobKindName): Job[] {
		return this.jobs.filter((job) => job.kind === kind && !isOver(job));
	}

	/** Notes what came of starting the job of an item to come. */
	keep(itemIndex: number, start: Start): void {
		this.ahead.set(itemIndex, start);
	}

	/** Whether starting the job of an item to come was tried. */
	has(itemIndex: number): boolean {
		return this.ahead.has(itemIndex);
	}

	/** What came of starting an item's job ahead, now that its turn has come; undefined when it was not tried. */
	take(itemIndex: number): Start | undefined {
		const start = this.ahead.get(itemIndex);
		this.ahead.delete(itemIndex);
		return start;
	}

	/** The jobs of items whose turn has not come, for the error of a run that ends before. */
	ofItemsToCome(): Array<{ item: number; ids: Array<string | number> }> {
		return [...this.ahead].flatMap(([item, start]) => ('job' in start ? [{ item, ids: [start.job.id] }] : []));
	}
}
