import type { FieldSelection } from '../fieldSelection';

/** An address as a letter needs it. */
export const ADDRESS = ['id', 'name', 'street', 'city', 'province', 'postal_code', 'country'];

/** What all views of a contact have, whether it is asked for by itself or as somebody's part in a matter. */
const PERSON_OR_COMPANY = ['type', 'name', 'prefix', 'first_name', 'middle_name', 'last_name', 'title'];

const EMAIL_ADDRESSES = ['id', 'name', 'address', 'primary'];
const PHONE_NUMBERS = ['id', 'name', 'number', 'primary'];

export const PEOPLE: Readonly<Record<string, FieldSelection>> = {
	Client: [
		'id',
		...PERSON_OR_COMPANY,
		'date_of_birth',
		'primary_email_address',
		'primary_phone_number',
		'created_at',
		'updated_at',
		{ company: ['id', 'name'], addresses: ADDRESS, email_addresses: EMAIL_ADDRESSES, phone_numbers: PHONE_NUMBERS },
	],
	Contact: [
		'id',
		'etag',
		...PERSON_OR_COMPANY,
		'date_of_birth',
		'primary_email_address',
		'primary_phone_number',
		'is_client',
		'created_at',
		'updated_at',
		{
			company: ['id', 'name'],
			primary_address: ADDRESS,
			email_addresses: EMAIL_ADDRESSES,
			phone_numbers: PHONE_NUMBERS,
		},
	],
	MatterContacts: [
		'id',
		'etag',
		...PERSON_OR_COMPANY,
		'primary_email_address',
		'primary_phone_number',
		'is_client',
		'relationship_name',
		'description',
		'matter_id',
		'matter_number',
		'created_at',
		'updated_at',
		{ company: ['id', 'name'], primary_address: ADDRESS, relationship: ['id', 'description'] },
	],
	RelatedContacts: [
		'id',
		'contact_id',
		...PERSON_OR_COMPANY,
		'primary_email_address',
		'primary_phone_number',
		'is_matter_client',
		'created_at',
		'updated_at',
		{ company: ['id', 'name'], primary_address: ADDRESS, relationship: ['id', 'description'] },
	],
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
