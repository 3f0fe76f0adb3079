import { randomBytes } from 'node:crypto';
import { escapeHtml } from '../oauth/html.mjs';

/** A refusal of the storage, in the shape of S3's error document. */
export class StorageError extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly details: Readonly<Record<string, string>> = {},
	) {
		super(message);
	}

	/** The XML document. */
	toXml(): string {
		const parts = {
			Code: this.code,
			Message: this.message,
			...this.details,
			RequestId: randomBytes(8).toString('hex').toUpperCase(),
			HostId: randomBytes(36).toString('base64'),
		};
		const elements = Object.entries(parts).map(([name, value]) => `<${name}>${escapeHtml(value)}</${name}>`);
		return `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${elements.join('')}</Error>`;
	}
}

const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/\.\d{3}/, '');

export const refusals = {
	twoMechanisms: (): StorageError =>
		new StorageError(
			400,
			'InvalidArgument',
			'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
			{ ArgumentName: 'Authorization', ArgumentValue: '(not repeated)' },
		),
	accessDenied: (): StorageError => new StorageError(403, 'AccessDenied', 'Access Denied'),
	unsignedHeaders: (names: readonly string[]): StorageError =>
		new StorageError(403, 'AccessDenied', 'There were headers present in the request which were not signed', {
			HeadersNotSigned: names.join(', '),
		}),
	badQuery: (message: string): StorageError => new StorageError(400, 'AuthorizationQueryParametersError', message),
	expired: (seconds: string, endedAt: number, now: number): StorageError =>
		new StorageError(403, 'AccessDenied', 'Request has expired', {
			'X-Amz-Expires': seconds,
			Expires: isoTime(endedAt),
			ServerTime: isoTime(now),
		}),
	signature: (): StorageError =>
		new StorageError(
			403,
			'SignatureDoesNotMatch',
			'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
		),
	chunked: (): StorageError =>
		new StorageError(501, 'NotImplemented', 'A header you provided implies functionality that is not implemented', {
			Header: 'Transfer-Encoding',
		}),
	noLength: (): StorageError =>
		new StorageError(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.'),
	tooLarge: (size: number, most: number): StorageError =>
		new StorageError(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
			ProposedSize: String(size),
			MaxSizeAllowed: String(most),
		}),
	invalidDigest: (given: string): StorageError =>
		new StorageError(400, 'InvalidDigest', 'The Content-MD5 you specified was invalid.', { 'Content-MD5': given }),
	badDigest: (expected: string, calculated: string): StorageError =>
		new StorageError(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.', {
			ExpectedDigest: expected,
			CalculatedDigest: calculated,
		}),
	noSuchKey: (): StorageError => new StorageError(404, 'NoSuchKey', 'The specified key does not exist.'),
	noSuchUpload: (): StorageError =>
		new StorageError(
			404,
			'NoSuchUpload',
			'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
		),
} as const;
