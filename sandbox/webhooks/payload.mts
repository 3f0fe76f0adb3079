import { createHash, createHmac } from 'node:crypto';
import { isDenied } from '../api/permissions.mjs';
import { renderRecord, type Viewer } from '../fields/render.mjs';
import { parseFields } from '../fields/selection.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { isVisible } from '../firm/visibility.mjs';
import type { JsonObject } from '../json/shape.mjs';
import type { Region } from '../world/region.mjs';

/** The webhook's fields of a record as its user sees them; undefined when the user may not see the record. */
export function dataFor(region: Region, webhook: FirmRecord, record: FirmRecord): JsonObject | undefined {
	const { firm } = region;
	const user = firm.follow(webhook.link('user'));
	if (user === undefined || !isVisible(record, user) || isDenied(region, record.resource)) return undefined;
	const viewer: Viewer = { firm, user, isHidden: (resource) => isDenied(region, resource) };
	return renderRecord(record.resource, record, parseFields(webhook.text('fields'), record.resource), viewer);
}

/** What tells two states of the watched fields apart. */
export const digestOf = (data: JsonObject): string =>
	createHash('sha256').update(JSON.stringify(data)).digest('base64url');

/** Lower-case hex HMAC-SHA256 over the raw body (live report; Clio leaves the encoding open). */
export const signatureOf = (secret: string, body: string): string =>
	createHmac('sha256', secret).update(body).digest('hex');
