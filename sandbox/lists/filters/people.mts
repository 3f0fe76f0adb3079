import { scalarText } from '../../json/shape.mjs';
import { byFlag, byValue, withoutEffect, type Filter } from '../filterKinds.mjs';

const contains = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());

/** Filters of users, groups, contacts and relationships (Clio: Users, Groups, Contacts). */
export const peopleFilters: Readonly<Record<string, Filter>> = {
	'User#index name': byValue((user, value) => contains(user.text('name'), value)),
	'User#index role': byValue((user, value) => {
		const roles = user.values.roles;
		return Array.isArray(roles) && roles.some((role) => role === value);
	}),
	/* The firm has no co-counsel users and nobody who has not finished signing up. */
	'User#index include_co_counsel': withoutEffect,
	'User#index pending_setup': byFlag(() => false),
	'Group#index archived': byFlag((group) => group.flag('archived')),
	'Group#index name': byValue((group, value) => contains(group.text('name'), value)),
	'Group#index user_id': byValue((group, value) => group.links('users').some((user) => String(user.id) === value)),
	'Contact#index client_only': byFlag((contact, { firm }) => firm.referring('Matter', 'client', contact).length > 0),
	'Contact#index clio_connect_only': byFlag((contact) => contact.text('clio_connect_email') !== ''),
	'Contact#index email_only': byFlag((contact) => contact.embedded('email_addresses').length > 0),
	'Contact#index initial': byValue((contact, value) =>
		(contact.text('last_name') || contact.text('name')).toUpperCase().startsWith(value),
	),
	/* Nothing is shared through the client portal here. */
	'Contact#index shared_resource_id': byFlag(() => false),
	'ActivityRate#index contact_id': byValue((rate, value) => scalarText(rate.values.contact_id) === value),
};
