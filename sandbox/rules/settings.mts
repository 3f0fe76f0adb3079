import { invalid } from '../api/answer.mjs';
import { isJsonObject } from '../json/shape.mjs';
import { linkFor, referred, type WriteRules } from '../writes/context.mjs';

const longestTaskType = 50;

/** Task types have short names and are never deleted. */
export const taskTypeRules: WriteRules = {
	before: ({ data }, type) => {
		if (typeof data.name === 'string' && (data.name === '' || data.name.length > longestTaskType))
			throw invalid(`name must have 1 to ${longestTaskType} characters`);
		type.values.deleted_at ??= null;
	},
};

/** Court dockets take their dates from a trigger of their jurisdiction. */
export const docketRules: WriteRules = {
	before: ({ request, data }, docket) => {
		const jurisdiction = isJsonObject(data.jurisdiction)
			? referred(request, 'Jurisdiction', data.jurisdiction.id)
			: undefined;
		const trigger = isJsonObject(data.trigger)
			? referred(request, 'JurisdictionsToTrigger', data.trigger.id)
			: undefined;
		if (trigger?.link('jurisdiction')?.id !== jurisdiction?.id)
			throw invalid('trigger must belong to the jurisdiction');
		Object.assign(docket.values, { status: 'completed', calendar_entries: [], deleted_at: null });
	},
};

/** Trust requests can only be made. */
export const trustRequestRules: WriteRules = {
	before: ({ request, data }) => {
		linkFor(request, 'Contact', data.client_id);
		for (const row of Array.isArray(data.matter) ? data.matter.filter(isJsonObject) : [])
			referred(request, 'Matter', row.id);
		if (data.trust_type === 'matter' && !Array.isArray(data.matter))
			throw invalid('matter is required for a request of type matter');
	},
};
