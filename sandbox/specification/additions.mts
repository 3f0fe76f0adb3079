/**
 * What Clio published after the reduced document: versions up to 4.0.13, tax rate configurations, tax settings,
 * the activation of webhooks, the draft status of tasks, several assignees, a matter's responsible staff. In the shape of the reduced document.
 */
const text = { type: 'string' };
const flag = { type: 'boolean' };
const whole = { type: 'integer', format: 'int64' };
const decimal = { type: 'number', format: 'double' };
const moment = { type: 'string', format: 'date-time' };
const reference = { type: 'object', properties: { id: { type: 'integer', format: 'int64', nullable: true } } };
const version = 'X-API-VERSION';
const refused = [400, 401, 403, 404, 412, 422, 429];

const taxRateBody = (required: string[]) => ({
	type: 'object',
	required: ['data'],
	properties: {
		data: { type: 'object', required, properties: { name: text, rate: decimal, country: text, region: text } },
	},
});

const taxSettings = {
	type: 'array',
	items: {
		type: 'object',
		required: ['tax_rate_configuration_id', 'order'],
		properties: { tax_rate_configuration_id: whole, order: whole, rule: { type: 'string', enum: ['Pre', 'Post'] } },
	},
};

const taxRateOperation = (facts: Record<string, unknown>) => ({
	tag: 'Tax Rate Configurations',
	answer: 'TaxRateConfiguration',
	errors: refused,
	...facts,
});

export const newResources: Record<string, Record<string, unknown>> = {
	TaxRateConfiguration: {
		attributes: {
			id: whole,
			etag: text,
			name: text,
			rate: decimal,
			rate_as_percentage: decimal,
			formatted_rate_as_percentage: text,
			country: text,
			region: text,
			is_system: flag,
			active: flag,
			created_at: moment,
			updated_at: moment,
		},
		associations: {},
	},
	TaxSetting: {
		attributes: { tax_rate_configuration_id: whole, order: whole, rule: { type: 'string', enum: ['Pre', 'Post'] } },
		associations: {},
	},
};

export const newOperations: Record<string, Record<string, unknown>> = {
	/* In the text on webhooks (Identity Confirmation, Option 2), not among the document's paths. */
	'Webhook#activate': {
		tag: 'Webhooks',
		answer: 'Webhook',
		method: 'PUT',
		path: '/webhooks/{id}/activate',
		query: { fields: text },
		headers: [version, 'X-HOOK-SECRET'],
		success: 200,
		errors: refused,
	},
	'TaxRateConfiguration#index': taxRateOperation({
		method: 'GET',
		path: '/tax_rate_configurations.json',
		query: {
			created_since: moment,
			fields: text,
			'ids[]': whole,
			include_system: flag,
			limit: { type: 'integer', format: 'int32' },
			order: {
				type: 'string',
				enum: ['id(asc)', 'id(desc)', 'name(asc)', 'name(desc)', 'rate(asc)', 'rate(desc)'],
			},
			page_token: text,
			updated_since: moment,
		},
		headers: [version],
		limit: { maximum: 200, standard: 200 },
		defaultOrder: 'id(asc)',
		success: 200,
		many: true,
	}),
	'TaxRateConfiguration#create': taxRateOperation({
		method: 'POST',
		path: '/tax_rate_configurations.json',
		query: { fields: text },
		headers: [version],
		success: 201,
		body: taxRateBody(['name', 'rate', 'country']),
	}),
	'TaxRateConfiguration#show': taxRateOperation({
		method: 'GET',
		path: '/tax_rate_configurations/{id}.json',
		query: { fields: text },
		headers: [version, 'IF-MODIFIED-SINCE', 'IF-NONE-MATCH'],
		success: 200,
	}),
	'TaxRateConfiguration#update': taxRateOperation({
		method: 'PATCH',
		path: '/tax_rate_configurations/{id}.json',
		query: { fields: text },
		headers: [version, 'IF-MATCH'],
		success: 200,
		body: taxRateBody([]),
	}),
	'TaxRateConfiguration#destroy': taxRateOperation({
		method: 'DELETE',
		path: '/tax_rate_configurations/{id}.json',
		query: {},
		headers: [version],
		success: 204,
		answer: undefined,
	}),
};

/** Attributes and associations that known resources gained. */
export const newAttributes: Record<string, Record<string, Record<string, unknown>>> = {
	CalendarEntry: { redacted: flag },
};
export const newAssociations: Record<string, Record<string, Record<string, unknown>>> = {
	Matter: { responsible_staff: { resource: 'User' } },
	Task: { assignees: { resource: 'Participant', many: true, deep: true } },
	ExpenseCategory: { tax_settings: { resource: 'TaxSetting', many: true } },
	Activity: { tax_settings: { resource: 'TaxSetting', many: true } },
};

const assignees = {
	type: 'array',
	items: {
		type: 'object',
		required: ['id', 'type'],
		properties: { id: whole, type: { type: 'string', enum: ['User', 'Contact'] } },
	},
};

/** Body attributes that known operations gained. */
export const newBodyAttributes: Record<string, Record<string, Record<string, unknown>>> = {
	'Matter#create': { responsible_staff: reference },
	'Matter#update': { responsible_staff: reference },
	'Task#create': { assignees },
	'Task#update': { assignees },
	'ExpenseCategory#create': { tax_settings: taxSettings },
	'ExpenseCategory#update': { tax_settings: taxSettings },
	'Activity#create': { tax_settings: taxSettings },
	'Activity#update': { tax_settings: taxSettings },
};

/** The permission group of tags the document does not know. */
export const newTags: Record<string, string[]> = { Settings: ['Tax Rate Configurations'] };
