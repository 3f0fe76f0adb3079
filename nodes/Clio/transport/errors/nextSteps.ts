import type { OperationFacts } from '../../catalog/types';

const TRASHED =
	'What is in the trash must be restored first: the operation Restore takes it out, until Clio deletes it 30 days after it was put there.';

const LOCKED =
	'Somebody may have locked it, which the field "locked" tells, the folder around it may be in the trash, or another request is at work on one of them. Try again in a minute; else unlock it, or restore the folder.';

/** Ways out that a person of the firm has, by the name of the record in Clio's operations and the status of the answer. */
const NEXT_STEPS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
	Document: { 404: TRASHED, 409: LOCKED },
	Folder: {
		400: 'A folder goes to the trash as a whole: unlock what is locked in it, or put what is inside into the trash in parts.',
		404: TRASHED,
		409: LOCKED,
	},
};

/** What to do after a refusal, beside what Clio says; undefined where there is nothing to add. */
export function nextStep(operation: OperationFacts | undefined, status: number): string | undefined {
	const [record = '', verb = ''] = operation?.id.split('#') ?? [];
	const steps = Object.hasOwn(NEXT_STEPS, record) ? NEXT_STEPS[record] : undefined;
	// Status 400 is also that of a request that is wrong in itself.
	return status === 400 && verb !== 'destroy' ? undefined : steps?.[status];
}
