import type { ClioSession } from '../session';
import { isRecord } from '../record';
import { fileAddress } from './fileAddress';

/** Where and how bytes are to be sent. The address is a secret: whoever has it can write the file. */
export interface StorageOrder {
	url: string;
	/** exactly those that Clio signed */
	headers: Readonly<Record<string, string>>;
}

const HEADER_NAME = /^[A-Za-z0-9-]+$/;

/** What our request says itself, or must not say to a storage. */
const OWN_HEADERS = new Set(['authorization', 'content-length', 'host', 'transfer-encoding']);

/**
 * Reads what Clio gives for an upload (Clio: Documents, `put_url` and `put_headers`).
 *
 * @param record a version of a document, or a part of one
 * @returns undefined when there is no address in it that bytes may go to
 */
export function storageOrder({ baseUrl }: Pick<ClioSession, 'baseUrl'>, record: unknown): StorageOrder | undefined {
	if (!isRecord(record)) return undefined;
	const url = fileAddress(record.put_url, `${baseUrl}/`);
	if (url === undefined) return undefined;
	const given: unknown[] = Array.isArray(record.put_headers) ? record.put_headers : [];
	return { url, headers: Object.fromEntries(given.flatMap(headerIn)) };
}

function headerIn(header: unknown): Array<[string, string]> {
	if (!isRecord(header)) return [];
	const [name, value] = [String(header.name ?? ''), String(header.value ?? '')];
	const isUsable =
		HEADER_NAME.test(name) && !OWN_HEADERS.has(name.toLowerCase()) && !/[^\t\x20-\x7e\x80-\xff]/.test(value);
	return isUsable ? [[name, value]] : [];
}
