import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { clioApiError } from '../../transport/errors/apiError';
import type { FilePart } from '../../transport/files/fileParts';
import { countParts, describeParts, PARTS } from '../../transport/files/fileParts';
import type { FileSource } from '../../transport/files/fileSource';
import { mayHaveExpired, notSent, putBytes } from '../../transport/files/putBytes';
import type { StorageOrder } from '../../transport/files/storageOrder';
import { storageOrder } from '../../transport/files/storageOrder';
import type { QueryValues } from '../../transport/query';
import { isRecord } from '../../transport/record';
import type { Ask } from '../../transport/request';
import { clioRequest } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import { idOf } from '../action';
import type { PendingVersion } from './confirmUpload';
import { confirmUpload } from './confirmUpload';

/** What is to become a document, or a version of one. */
export interface FileToSend {
	/** below `data` of the request that announces it */
	body: IDataObject;
	source: FileSource;
	/** of the document that gets a new version; absent for a new document */
	versionOf?: string | number | undefined;
}

/** A version that Clio waits for, and where its bytes go. */
interface Begun extends PendingVersion {
	/** by number of the part, or under {@link WHOLE} */
	orders: Map<number, StorageOrder>;
}

/** In the place of the number of a part: the file is sent as a whole. */
const WHOLE = 0;

/** An address that has just been given has not expired: a storage that refuses it as well has another reason. */
const MOST_RENEWALS = 1;

/**
 * Announces a file, sends its bytes to Clio's storage, and has Clio confirm them: two requests to Clio, and one more for
 * every 50 parts of a large file. Until Clio has confirmed it nobody sees anything of it.
 *
 * @param query the fields of the document to give; `latest_document_version{uuid,fully_uploaded}` among them
 * @returns the document
 * @throws InputProblem for files that are too large; NodeApiError that says what remains in Clio
 */
export async function sendVersion(
	this: IExecuteFunctions,
	session: ClioSession,
	file: FileToSend,
	query: QueryValues,
): Promise<unknown> {
	const { source } = file;
	const parts = countParts(source.size) === undefined ? [] : await describeParts(source.pieces(), PARTS.length);
	const begun: Begun[] = [];
	// Its answer also renews an access token that has expired: a stream of bytes could not be sent a second time.
	const start = async () => {
		const version = await begin.call(this, session, file, parts.slice(0, PARTS.aRequest));
		begun.push(version);
		return version;
	};
	const sendBytes = async () => {
		const version = await start();
		if (parts.length > 0) {
			await sendParts.call(this, session, version, source, parts);
			return version;
		}
		const bytes = { length: source.size, open: source.whole };
		// Clio gives another address for the whole file with another version only.
		await sendTo.call(this, session, bytes, version.orders.get(WHOLE), async () => (await start()).orders.get(WHOLE));
		return begun.at(-1) ?? version;
	};
	return await sendBytes()
		.then(async (version) => await confirmUpload.call(this, session, version, query))
		.catch((error: unknown) => {
			throw withRemains(error, file, begun);
		});
}

async function begin(
	this: IExecuteFunctions,
	session: ClioSession,
	{ body }: FileToSend,
	parts: readonly FilePart[],
): Promise<Begun> {
	const data = parts.length === 0 ? body : { ...body, multiparts: parts.map(announced) };
	const ask: Ask = { query: { fields: versionFields(parts.length > 0) }, body: data };
	const answer = await clioRequest.call(this, session, operationById('Document#create'), ask);
	const id = idOf(answer.data);
	const version = versionIn(answer.data);
	const uuid = version.uuid;
	if (id === undefined || typeof uuid !== 'string') throw noAddress.call(this);
	return { id, uuid, orders: ordersIn(session, version) };
}

/** Clio gives the addresses of parts when they are asked for without braces of their own (Clio: Documents). */
function versionFields(inParts: boolean): string {
	return `id,latest_document_version{uuid,${inParts ? 'multiparts' : 'put_url,put_headers'}}`;
}

function announced({ number, length, md5 }: FilePart): IDataObject {
	return { part_number: number, content_length: String(length), content_md5: md5 };
}

function versionIn(document: unknown): Record<string, unknown> {
	const version = isRecord(document) ? document.latest_document_version : undefined;
	return isRecord(version) ? version : {};
}

function ordersIn(session: ClioSession, version: Record<string, unknown>): Map<number, StorageOrder> {
	const rows: unknown[] = Array.isArray(version.multiparts) ? version.multiparts : [];
	const records = [{ ...version, part_number: WHOLE }, ...rows.filter(isRecord)];
	return new Map(
		records.flatMap((record): Array<[number, StorageOrder]> => {
			const order = storageOrder(session, record);
			return order === undefined ? [] : [[Number(record.part_number), order]];
		}),
	);
}

async function sendParts(
	this: IExecuteFunctions,
	session: ClioSession,
	{ id, uuid, orders }: Begun,
	source: FileSource,
	parts: readonly FilePart[],
): Promise<void> {
	/** Addresses for a part and those after it: none while they were not asked for, and others when they have expired. */
	const orderFrom = async (index: number) => {
		const next = parts.slice(index, index + PARTS.aRequest).map(announced);
		const ask: Ask = {
			ids: { id },
			query: { fields: versionFields(true) },
			body: { uuid, fully_uploaded: false, multiparts: next },
		};
		const { data } = await clioRequest.call(this, session, operationById('Document#update'), ask);
		for (const [number, order] of ordersIn(session, versionIn(data))) orders.set(number, order);
		return orders.get(index + 1);
	};
	let index = 0;
	for await (const bytes of source.parts(PARTS.length)) {
		const at = index++;
		const order = orders.get(at + 1) ?? (await orderFrom(at));
		const renew = async () => await orderFrom(at);
		const open = async () => await Promise.resolve(bytes);
		await sendTo.call(this, session, { length: bytes.length, open }, order, renew);
		orders.delete(at + 1);
	}
	if (index !== parts.length) throw changed.call(this);
}

/** Sends bytes, with another address when the one that Clio gave has expired. */
async function sendTo(
	this: IExecuteFunctions,
	session: ClioSession,
	bytes: Parameters<typeof putBytes>[2],
	first: StorageOrder | undefined,
	renew: () => Promise<StorageOrder | undefined>,
): Promise<void> {
	let order = first;
	for (let renewals = 0; ; renewals++) {
		if (order === undefined) throw noAddress.call(this);
		const failure = await putBytes.call(this, session, order, bytes);
		if (failure === undefined) return;
		if (!mayHaveExpired(failure) || failure.cancelled || renewals === MOST_RENEWALS) throw notSent.call(this, failure);
		order = await renew();
	}
}

function noAddress(this: IExecuteFunctions): NodeApiError {
	return clioApiError(this.getNode(), {
		message: 'Clio gave no address to send the file to',
		description: 'Try again. If it happens every time, check what stands between n8n and Clio.',
	});
}

function changed(this: IExecuteFunctions): NodeApiError {
	return clioApiError(this.getNode(), {
		message: 'The file changed while it was sent',
		description: 'n8n gave other bytes the second time it was read. Try again.',
	});
}

/** What a failure leaves in Clio, which nobody sees, and that it does no harm to try again. */
function withRemains(error: unknown, { versionOf }: FileToSend, begun: readonly Begun[]): unknown {
	if (!(error instanceof NodeApiError) || begun.length === 0) return error;
	const ids = begun.map(({ id }) => id).join(', ');
	const remains =
		versionOf === undefined
			? `Clio keeps an unfinished document without the file (ID ${ids}), which does not show in its lists.`
			: `Document ${versionOf} stays as it was; Clio keeps an unfinished version of it without the file.`;
	error.description = `${error.description ?? ''} ${remains} Run it again to upload the whole file anew.`.trim();
	return error;
}
