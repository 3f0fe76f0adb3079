import { createHmac, timingSafeEqual } from 'crypto';

/** Clio signs with HMAC-SHA256 and writes it in lower-case hex; its document leaves that open, so base64 will do too. */
const ENCODINGS = ['hex', 'base64'] as const;

/**
 * Whether a delivery's signature was made with the secret over exactly these bytes (Clio: Webhooks, Security). Compared in
 * constant time; an empty body, secret or signature never fits.
 */
export function isSigned(body: Uint8Array, signature: unknown, secret: string): boolean {
	if (typeof signature !== 'string' || signature === '' || secret === '' || body.length === 0) return false;
	const digest = createHmac('sha256', secret).update(body).digest();
	return ENCODINGS.map((encoding) => isEqual(digest.toString(encoding), signature)).includes(true);
}

/** Whether two texts are the same; how long it takes tells nothing but the length. */
export function isEqual(wanted: string, given: string): boolean {
	const [left, right] = [Buffer.from(wanted), Buffer.from(given)];
	return left.length === right.length && timingSafeEqual(left, right);
}
