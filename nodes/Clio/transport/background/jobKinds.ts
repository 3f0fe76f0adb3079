import { operationById } from '../../catalog/catalog';
import type { FieldSelection } from '../../catalog/fieldSelection';
import { fieldsText } from '../../catalog/fieldSelection';
import type { OperationFacts } from '../../catalog/types';

/** How something that Clio makes in the background is asked about. */
export interface JobKind {
	/** where it stands in the node */
	resource: string;
	show: OperationFacts;
	/** asks about many at once, by their IDs; Clio has no such list of archives */
	list?: OperationFacts;
	/** Clio's `fields`: the state, and what is needed when it is done */
	fields: string;
}

function kind(resource: string, schema: string, isListed: boolean, fields: FieldSelection): JobKind {
	return {
		resource,
		show: operationById(`${schema}#show`),
		...(isListed ? { list: operationById(`${schema}#index`) } : {}),
		fields: fieldsText(schema, fields),
	};
}

export const JOB_KINDS = {
	archive: kind('documentArchive', 'DocumentArchive', false, ['id', 'state', 'progress', 'size', 'message']),
	automation: kind('documentAutomation', 'DocumentAutomation', true, [
		'id',
		'state',
		'filename',
		{ matter: ['id', 'display_number'], documents: ['id', 'name', 'filename'] },
	]),
	report: kind('report', 'Report', true, [
		'id',
		'name',
		'state',
		'kind',
		'format',
		'category',
		'source',
		'progress',
		'created_at',
		'updated_at',
	]),
} as const satisfies Readonly<Record<string, JobKind>>;

export type JobKindName = keyof typeof JOB_KINDS;

/** The facts of a kind by its name. */
export function jobKind(name: JobKindName): JobKind {
	return JOB_KINDS[name];
}
