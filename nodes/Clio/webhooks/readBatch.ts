/** What became of a record that was to be read. */
export type ReadOutcome = { record: Record<string, unknown> } | { failure: string };

/** Records that wait until those before them are read. */
export interface OpenBatch {
	/** what is asked of them; others cannot join */
	query: string;
	ids: Set<string>;
	isFull: boolean;
	outcomes: Promise<ReadonlyMap<string, ReadOutcome>>;
}

/** The most records that one list request is asked for. */
const MOST_RECORDS = 200;

/**
 * Reads a record, together with those that other deliveries ask for while an earlier read is under way: a thousand changes
 * at once need a few requests that way, not a thousand. The first one is read at once.
 *
 * @param holder keeps the open batch
 * @param query what is asked of the record, as text
 * @param read reads the records with these IDs; never throws
 */
export async function readInBatch(
	holder: { batch?: OpenBatch },
	query: string,
	id: string,
	read: (ids: readonly string[]) => Promise<ReadonlyMap<string, ReadOutcome>>,
): Promise<ReadOutcome> {
	const open = holder.batch;
	const isOpen = open !== undefined && !open.isFull && open.query === query;
	const batch = isOpen ? open : newBatch(open, query, read);
	holder.batch = batch;
	batch.ids.add(id);
	if (batch.ids.size >= MOST_RECORDS) batch.isFull = true;
	const outcome = (await batch.outcomes).get(id);
	return outcome ?? { failure: 'Clio did not give the record' };
}

function newBatch(
	former: OpenBatch | undefined,
	query: string,
	read: (ids: readonly string[]) => Promise<ReadonlyMap<string, ReadOutcome>>,
): OpenBatch {
	const ids = new Set<string>();
	const batch: OpenBatch = {
		query,
		ids,
		isFull: false,
		outcomes: Promise.resolve(former?.outcomes).then(async () => {
			batch.isFull = true;
			return await read([...ids]);
		}),
	};
	return batch;
}
