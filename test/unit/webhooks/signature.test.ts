import { createHmac } from 'node:crypto';

import { isSigned } from '../../../nodes/Clio/webhooks/signature';

const SECRET = '1f0c8a';
const BODY = Buffer.from('{"data":{"id":152},"meta":{"event":"created","webhook_id":1234}}');
const made = (encoding: 'hex' | 'base64', secret = SECRET, body = BODY) =>
	createHmac('sha256', secret).update(body).digest(encoding);

describe('a signature', () => {
	it('fits in hex and in base64', () => {
		expect(isSigned(BODY, made('hex'), SECRET)).toBe(true);
		expect(isSigned(BODY, made('base64'), SECRET)).toBe(true);
	});

	it('is that of a known example', () => {
		const signature = '97d2a569059bbcd8ead4444ff99071f4c01d005bcefe0d3567e1be628e5fdcd9';
		expect(isSigned(Buffer.from('The quick brown fox jumps over the lazy dog'), signature, 'key')).toBe(false);
		const known = 'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8';
		expect(isSigned(Buffer.from('The quick brown fox jumps over the lazy dog'), known, 'key')).toBe(true);
	});

	it.each([
		['another secret', BODY, made('hex', 'other'), SECRET],
		['another body', Buffer.from(`${BODY.toString()} `), made('hex'), SECRET],
		['capitals', BODY, made('hex').toUpperCase(), SECRET],
		['a part of it', BODY, made('hex').slice(0, 32), SECRET],
		['nothing', BODY, '', SECRET],
		['no header', BODY, undefined, SECRET],
		['several headers', BODY, [made('hex')], SECRET],
		['no secret', BODY, made('hex', ''), ''],
		['no body', Buffer.alloc(0), made('hex', SECRET, Buffer.alloc(0)), SECRET],
	])('does not fit %s', (_what, body, signature, secret) => {
		expect(isSigned(body, signature, secret)).toBe(false);
	});
});
