import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { OperationFacts } from '../../catalog/types';
import type { JobKindName } from '../../transport/background/jobKinds';
import type { Job } from '../../transport/background/startedJobs';
import type { Ask } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import type { ActionResult } from '../action';

/** What an item asks Clio to make. */
export interface Order {
	/** starts the job */
	operation: OperationFacts;
	ask: Ask;
	/** what the output tells beside the file */
	facts?: IDataObject;
	/** what the file is to be called, where Clio has no name for it */
	fileName?: string;
}

/** An operation that has Clio make something in the background, waits for it, and puts out its files. */
export interface BackgroundWork {
	kind: JobKindName;
	/** Reads what the item asks for. @returns the item's output instead where there is nothing to make */
	order: (this: IExecuteFunctions, session: ClioSession, itemIndex: number) => Promise<Order | { output: IDataObject }>;
	/** Puts the files of a completed job into a binary field of output items. */
	fetch: (this: IExecuteFunctions, session: ClioSession, job: Job, field: string) => Promise<ActionResult>;
	/** The output where Clio found nothing to make; without it that is an error. */
	empty?: (job: Job) => IDataObject;
}
