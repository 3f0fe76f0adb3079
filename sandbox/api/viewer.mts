import type { Viewer } from '../fields/render.mjs';
import { allValues, lastValue } from './queryString.mjs';
import { isDenied } from './permissions.mjs';
import type { ApiRequest } from './request.mjs';
import { parseFields, type Selection } from '../fields/selection.mjs';

/** How the request's user and app see records. */
export function viewerOf(request: ApiRequest): Viewer {
	const ids = allValues(request.query, 'custom_field_ids[]');
	return {
		firm: request.firm,
		user: request.user,
		isHidden: (resource) => isDenied(request.region, resource),
		...(ids.length > 0 ? { customFieldIds: new Set(ids) } : {}),
	};
}

/** What the request's `fields` select of the resource. */
export function selectionOf(request: ApiRequest, resource: string): Selection {
	return parseFields('fields' in request.operation.query ? lastValue(request.query, 'fields') : undefined, resource);
}
