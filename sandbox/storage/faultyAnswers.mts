import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StoredBytes } from '../files/bytes.mjs';
import { parameter, type StorageRequest } from './checkRequest.mjs';
import { refusals, StorageError } from './refusals.mjs';
import { readAwsTime } from './signature.mjs';
import type { StorageFaultAnswer } from './storageFaults.mjs';

const codes: Readonly<Record<number, readonly [string, string]>> = {
	403: ['AccessDenied', 'Access Denied'],
	500: ['InternalError', 'We encountered an internal error. Please try again.'],
	503: ['SlowDown', 'Please reduce your request rate.'],
};

/** The refusal that a test ordered, for the faults that are one. */
export function refusalOf(fault: StorageFaultAnswer, request: StorageRequest): StorageError | undefined {
	if (fault.kind === 'status') {
		const [code, message] = codes[fault.status] ?? ['Error', 'The storage failed.'];
		return new StorageError(fault.status, code, message);
	}
	if (fault.kind !== 'expired') return undefined;
	const seconds = parameter(request, 'X-Amz-Expires');
	const endsAt = readAwsTime(parameter(request, 'X-Amz-Date')) + Number(seconds) * 1000;
	return refusals.expired(seconds, endsAt, endsAt + 1000);
}

/** Reads half of a body, then cuts the connection. */
export async function cutWhileReading(message: IncomingMessage, length: number): Promise<void> {
	let seen = 0;
	for await (const chunk of message) {
		seen += Buffer.from(chunk).length;
		if (seen >= length / 2) break;
	}
	message.socket.destroy();
}

/** Sends half of a file, then cuts the connection. */
export async function cutWhileSending(bytes: StoredBytes, response: ServerResponse): Promise<void> {
	let left = Math.floor(bytes.size / 2);
	response.flushHeaders();
	for await (const chunk of bytes.read()) {
		if (left <= 0) break;
		const part = Buffer.from(chunk).subarray(0, left);
		left -= part.length;
		await new Promise<void>((resolve) => response.write(part, () => resolve()));
	}
	response.destroy();
}
