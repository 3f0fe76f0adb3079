import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import type { Row } from './readList';
import type { Watch } from './watch';
import { digestOf } from './watch';

/** A record to put out, and whether it is new. */
export interface Change {
	row: Row;
	isNew: boolean;
}

/** Records as the trigger puts them out: with Clio's attributes, what happened, and an ID of that. */
export async function toItems(
	this: IPollFunctions,
	watch: Watch,
	changes: readonly Change[],
): Promise<INodeExecutionData[]> {
	const { fields, session } = watch;
	const records = await fields.present.call(
		this,
		session,
		changes.map(({ row }) => row.record),
	);
	return changes.map((change, index) => ({ json: { ...records[index], ...happened(watch, change) } }));
}

function happened({ list, event }: Watch, { row, isNew }: Change): IDataObject {
	const isCreated = event === 'created' || isNew;
	return { event: isCreated ? 'created' : 'updated', eventId: eventIdOf(list.name, event, row) };
}

/** The same for the same state of a record, so that a workflow can drop what it has had; another one for any other. */
function eventIdOf(list: string, event: Watch['event'], { id, time, state }: Row): string {
	return `${list}-${id}-${event === 'created' ? 'created' : digestOf([time, state])}`;
}
