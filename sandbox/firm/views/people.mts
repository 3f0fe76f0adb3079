import { timestamp } from '../../fields/timestamp.mjs';
import { shownCustomFieldValues } from '../customFieldValues.mjs';
import { linkTo, type Firm } from '../firm.mjs';
import type { FirmRecord, Value } from '../record.mjs';
import { initialsOf, primary, secondary, type Compute, type Views } from './compute.mjs';

const textOf = (record: FirmRecord | null, name: string): string | null => record?.text(name) ?? null;

const clientMatters = (firm: Firm, contact: FirmRecord): FirmRecord[] => firm.referring('Matter', 'client', contact);

const contactValues: Readonly<Record<string, Compute>> = {
	initials: (contact) => initialsOf(contact.text('name')),
	primary_email_address: (contact) => textOf(primary(contact, 'email_addresses'), 'address'),
	secondary_email_address: (contact) => textOf(secondary(contact, 'email_addresses'), 'address'),
	primary_phone_number: (contact) => textOf(primary(contact, 'phone_numbers'), 'number'),
	secondary_phone_number: (contact) => textOf(secondary(contact, 'phone_numbers'), 'number'),
	primary_address: (contact) => primary(contact, 'addresses'),
	secondary_address: (contact) => secondary(contact, 'addresses'),
	primary_work_address: (contact) =>
		contact.embedded('addresses').find((address) => address.text('name') === 'Work') ?? null,
	primary_web_site: (contact) => primary(contact, 'web_sites', 'default_web_site'),
	secondary_web_site: (contact) => secondary(contact, 'web_sites'),
	custom_field_values: (contact, { firm, customFieldIds }) => shownCustomFieldValues(firm, contact, customFieldIds),
	folder: (contact, { firm }) =>
		firm.referring('Folder', 'contact', contact).find((each) => each.flag('owned')) ?? null,
	has_clio_for_clients_permission: () => false,
	is_clio_for_client_user: () => false,
	locked_clio_connect_email: () => false,
	is_client: (contact, { firm }) => clientMatters(firm, contact).length > 0,
	related_matters: (contact, { firm }) => clientMatters(firm, contact),
	related_contacts: (contact, { firm }) =>
		clientMatters(firm, contact)
			.flatMap((matter) => firm.referring('Relationship', 'matter', matter))
			.flatMap((relationship) => relationship.link('contact') ?? []),
	account_balances: (contact, { firm }) =>
		clientMatters(firm, contact).flatMap((matter) => matter.embedded('account_balances')),
};

/** What a record is when it takes part in something: a user, or a contact by its own type. */
const participantType = (record: FirmRecord): string => (record.resource === 'User' ? 'User' : record.text('type'));
const emailOf = (record: FirmRecord): string | null =>
	record.resource === 'User' ? record.text('email') : textOf(primary(record, 'email_addresses'), 'address');
const nameOf = (record: FirmRecord): string =>
	record.text('name') || record.text('display_number') || record.text('summary') || record.text('subject');

const polymorphicTypes: Readonly<Record<string, string>> = { Note: 'MatterNote' };
const polymorphicType = (record: FirmRecord): string =>
	record.resource === 'Note' && record.text('type') === 'Contact'
		? 'ContactNote'
		: (polymorphicTypes[record.resource] ?? record.resource);

/** A matter's client sees the same contact under another name. */
const clientValues: Readonly<Record<string, Compute>> = { ...contactValues, is_matter_client: () => true };

/** Users, contacts, and the shapes they take inside other records. */
export const peopleViews: Views = {
	User: { groups: (user, { firm }) => firm.referring('Group', 'users', user).map(linkTo) },
	Contact: contactValues,
	Client: clientValues,
	Participant: {
		type: participantType,
		identifier: emailOf,
		secondary_identifier: (record) => record.text('phone_number') || null,
		enabled: (record) => (record.resource === 'User' ? record.flag('enabled') : true),
		initials: (record) => initialsOf(record.text('name')),
		job_title_name: (record, { firm }) => firm.follow(record.link('job_title'))?.text('name') ?? null,
	},
	PolymorphicObject: {
		id: (record) => (typeof record.id === 'string' ? Number(record.id) : record.id),
		type: polymorphicType,
		identifier: nameOf,
	},
	Attendee: {
		type: (record) => record.resource,
		enabled: () => true,
		email: (record) => (record.resource === 'Contact' ? emailOf(record) : null),
	},
	ClioCreator: { type: () => 'ManageUser' },
	BillRecipient_Contact: { primary_email_address: emailOf },
};

const asPath = (record: FirmRecord, association: string, firm: Firm): FirmRecord | undefined =>
	firm.follow(record.link(association));

function throughContact(name: string): Compute {
	return (relationship, viewer): Value => {
		const contact = asPath(relationship, 'contact', viewer.firm);
		if (contact === undefined) return null;
		const compute = contactValues[name];
		return compute === undefined ? (contact.values[name] ?? null) : compute(contact, viewer);
	};
}

const shownOfContact = [
	'name',
	'first_name',
	'middle_name',
	'last_name',
	'type',
	'prefix',
	'title',
	'initials',
	'primary_email_address',
	'secondary_email_address',
	'primary_phone_number',
	'secondary_phone_number',
	'is_client',
	'avatar',
	'company',
	'primary_address',
	'secondary_address',
	'primary_web_site',
	'secondary_web_site',
	'addresses',
	'custom_field_values',
	'email_addresses',
	'phone_numbers',
	'web_sites',
	'client_connect_user_id',
];
const contactOfRelationship = Object.fromEntries(shownOfContact.map((name) => [name, throughContact(name)]));

/** Lists of a matter's contacts hold relationships, seen as their contacts. */
export const relationshipViews: Views = {
	RelatedContacts: {
		...contactOfRelationship,
		id: (relationship) => relationship.link('contact')?.id ?? null,
		contact_id: (relationship) => relationship.link('contact')?.id ?? null,
		is_matter_client: (relationship) => relationship.flag('is_client_of_matter'),
		relationship: (relationship) => (relationship.flag('is_client_of_matter') ? null : relationship),
	},
	MatterContacts: {
		...contactOfRelationship,
		id: (relationship) => relationship.link('contact')?.id ?? null,
		is_client: (relationship) => relationship.flag('is_client_of_matter'),
		matter_id: (relationship) => relationship.link('matter')?.id ?? null,
		matter_number: (relationship, { firm }) => asPath(relationship, 'matter', firm)?.text('display_number') ?? null,
		relationship_name: (relationship) => relationship.text('description') || null,
		contact_created_at: (relationship, { firm }) => {
			const contact = asPath(relationship, 'contact', firm);
			return contact === undefined ? null : timestamp(contact.createdAt);
		},
		contact_updated_at: (relationship, { firm }) => {
			const contact = asPath(relationship, 'contact', firm);
			return contact === undefined ? null : timestamp(contact.updatedAt);
		},
		relationship: (relationship) => (relationship.flag('is_client_of_matter') ? null : relationship),
	},
};
