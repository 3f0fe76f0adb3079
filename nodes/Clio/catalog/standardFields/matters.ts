import type { FieldSelection } from '../fieldSelection';

/** By which a person recognises a matter. */
export const MATTER = ['id', 'display_number', 'description'];

export const MATTERS: Readonly<Record<string, FieldSelection>> = {
	Matter: [
		'id',
		'etag',
		'display_number',
		'number',
		'custom_number',
		'description',
		'status',
		'open_date',
		'pending_date',
		'close_date',
		'location',
		'client_reference',
		'billable',
		'billing_method',
		'last_activity_date',
		'matter_stage_updated_at',
		'created_at',
		'updated_at',
		{
			client: ['id', 'name', 'type', 'primary_email_address', 'primary_phone_number'],
			practice_area: ['id', 'name'],
			matter_stage: ['id', 'name'],
			responsible_attorney: ['id', 'name', 'email'],
			originating_attorney: ['id', 'name', 'email'],
			statute_of_limitations: ['id', 'due_at', 'status'],
		},
	],
	Note: [
		'id',
		'etag',
		'type',
		'subject',
		'detail',
		'detail_text_type',
		'date',
		'created_at',
		'updated_at',
		{ matter: MATTER, contact: ['id', 'name'], author: ['id', 'name'] },
	],
	Relationship: [
		'id',
		'etag',
		'description',
		'created_at',
		'updated_at',
		{ matter: MATTER, contact: ['id', 'name', 'type'] },
	],
};
