import type { FieldSelection } from './fieldSelection';

/** What a person needs of each kind of record; Clio by itself answers `id` and `etag` only. */
export const STANDARD_FIELDS: Readonly<Record<string, FieldSelection>> = {
	User: [
		'id',
		'etag',
		'name',
		'first_name',
		'last_name',
		'initials',
		'email',
		'phone_number',
		'enabled',
		'roles',
		'subscription_type',
		'time_zone',
		'default_calendar_id',
		'created_at',
		'updated_at',
		{ account: ['id', 'name'] },
	],
};
