import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { toMoment } from '../actions/values/moments';
import { isNothing } from '../actions/filters/emptiness';
import { InputProblem } from '../transport/errors/inputProblem';
import type { Cursor } from './cursor';
import { OVERLAP, cursorAt, look, turnedBack, wentBack } from './cursor';
import { pollFailed } from './failures';
import { toItems } from './items';
import type { Reading, Row } from './readList';
import { readList } from './readList';
import { readRequest } from './request';
import { readSample } from './sample';
import type { Stored, StoredRequest } from './staticData';
import { readStored, writeStored } from './staticData';
import { isUnderWay, takeTurn } from './turns';
import type { Watch } from './watch';
import { readWatch } from './watch';

/**
 * One poll of the trigger: what was created or changed in Clio since the last one. The first one only learns where to begin.
 *
 * @returns null when there is nothing to put out
 */
export async function pollClio(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const data = this.getWorkflowStaticData('node');
	const isManual = this.getMode() === 'manual';
	if (!isManual && isUnderWay(data)) {
		this.logger.debug(`The former poll of "${this.getNode().name}" has not ended yet`);
		return null;
	}
	const work = async () => await (isManual ? sample.call(this) : changes.call(this, data));
	const poll = isManual
		? work()
		: takeTurn(data, async () => await work().catch((error: unknown) => pollFailed.call(this, data, error)));
	return await poll;
}

async function sample(this: IPollFunctions): Promise<INodeExecutionData[][]> {
	return await readSample.call(this, await readWatch.call(this));
}

async function changes(this: IPollFunctions, data: IDataObject): Promise<INodeExecutionData[][] | null> {
	const watch = await readWatch.call(this);
	const stored = readStored(data, watch.id);
	const request = await readRequest.call(this, watch, stored?.request);
	const polledAt = Date.now();
	const startTime = startOf.call(this, watch);
	if (stored === undefined && startTime === undefined) {
		const cursor = await beginNow.call(this, watch, request);
		writeStored(data, { watch: watch.id, cursor, polledAt, request });
		return null;
	}
	const { cursor, reading } = await catchUp.call(this, watch, request, stored, startTime);
	const { fresh, cursor: next, heldBack } = look(cursor, reading.start, reading.rows);
	const items = await toItems.call(this, watch, fresh);
	// Only now: what could not be put out must be found again by the next poll.
	writeStored(data, { watch: watch.id, cursor: next, polledAt, request });
	if (heldBack > 0) this.logger.info(`${heldBack} records wait for a later poll of "${this.getNode().name}"`);
	return items.length === 0 ? null : [items];
}

/** What the list shows since the cursor, and the cursor, which Clio's clock may have moved. */
async function catchUp(
	this: IPollFunctions,
	watch: Watch,
	request: StoredRequest,
	stored: Stored | undefined,
	startTime: number | undefined,
): Promise<{ cursor: Cursor; reading: Reading }> {
	const cursor = stored?.cursor ?? cursorAt((startTime ?? 0) - 1, 0);
	const reading = await readList.call(this, watch, request, cursor.since);
	if (stored === undefined) {
		refuseFuture(cursor.since, reading.start);
		return { cursor, reading };
	}
	if (!wentBack(cursor, reading.start)) return { cursor, reading };
	const passed = Math.max(0, Math.ceil((Date.now() - stored.polledAt) / 1000));
	const turned = turnedBack(cursor, reading.start, passed);
	return { cursor: turned, reading: await readList.call(this, watch, request, turned.since) };
}

/** A cursor that stands at this moment of Clio's clock, and knows what was dated to it already. */
async function beginNow(this: IPollFunctions, watch: Watch, request: StoredRequest): Promise<Cursor> {
	const guess = Math.floor(Date.now() / 1000) - OVERLAP;
	const most = watch.list.operation.page?.max ?? 200;
	const quick = await readList.call(this, watch, request, guess, most);
	const from = quick.start - 1;
	const reading = guess <= from && !quick.isCut ? quick : await readList.call(this, watch, request, from);
	return look<Row>(cursorAt(from, reading.start), reading.start, reading.rows).cursor;
}

/** The option Start Time in seconds since 1970. */
function startOf(this: IPollFunctions, { startTime }: Watch): number | undefined {
	if (isNothing(startTime)) return undefined;
	const moment = toMoment(startTime, this.getTimezone());
	if (moment !== undefined) return Math.floor(Date.parse(moment) / 1000);
	throw new InputProblem(
		'The option Start Time is not a date that can be read without doubt',
		'Give it as 2026-10-15T09:30:00, or remove the option.',
	);
}

function refuseFuture(since: number, now: number): void {
	if (since <= now) return;
	throw new InputProblem(
		'The option Start Time lies in the future',
		'Give a time that has passed, or remove the option: the trigger then begins when the workflow is activated.',
	);
}
