import type { Place } from '../catalog/places';
import { nounOf, pluralOf, withArticle } from '../catalog/resourceWords';
import { OWN_WORDS } from './ownOperations';

/** How an operation is called on the screen. */
export interface OperationWords {
	/** in the list of operations, in Title Case */
	name: string;
	/** a sentence without its final period; to an agent it is what the tool does */
	action: string;
	/** what name and action do not say */
	description?: string;
}

/** What the operations that most resources have are called. */
const VERBS: Readonly<Record<string, (noun: string) => OperationWords>> = {
	copy: (noun) => ({ name: 'Copy', action: `Copy ${withArticle(noun)}` }),
	create: (noun) => ({ name: 'Create', action: `Create ${withArticle(noun)}` }),
	delete: (noun) => ({ name: 'Delete', action: `Delete ${withArticle(noun)}` }),
	download: (noun) => ({ name: 'Download', action: `Download ${withArticle(noun)}` }),
	get: (noun) => ({ name: 'Get', action: `Get ${withArticle(noun)}` }),
	getAll: (noun) => ({ name: 'Get Many', action: `Get many ${pluralOf(noun)}` }),
	preview: (noun) => ({ name: 'Preview', action: `Preview ${withArticle(noun)}` }),
	update: (noun) => ({ name: 'Update', action: `Update ${withArticle(noun)}` }),
	upsert: (noun) => ({ name: 'Create or Update', action: `Create or update ${withArticle(noun)}` }),
};

/** Operations with a word of their own, and what there is to know about others; by `resource:operation`. */
export const OPERATION_WORDS: Readonly<Record<string, Partial<OperationWords>>> = {
	'apiCall:send': {
		name: 'Send',
		action: 'Send an API call',
		description: "Send a request to any path of Clio's API v4",
	},
	'bill:delete': { description: 'Deletes a draft and voids an unpaid bill. One with payments cannot be deleted.' },
	'bill:preview': { description: 'The bill as an HTML page' },
	'billableMatter:getIds': { name: 'Get IDs', action: 'Get the ID of each billable matter' },
	'billingSetting:get': { action: 'Get the billing settings' },
	'clioPaymentsLink:update': { description: 'Ends the link' },
	'connection:check': {
		name: 'Check',
		action: 'Check the connection',
		description: 'Which user and firm the credential acts for, and which kinds of records it can read',
	},
	'connection:deauthorize': {
		name: 'Deauthorize',
		action: 'Deauthorize the access token',
		description: "End the credential's current access token",
	},
	'connection:describe': {
		name: 'Describe',
		action: 'Describe the values of a resource',
		description: 'Names, types and choices of what a resource takes',
	},
	'contact:delete': { description: 'Clio refuses it while the contact is the client of a matter' },
	'contact:getEmailAddresses': { name: 'Get Email Addresses', action: 'Get the email addresses of a contact' },
	'contact:getPhoneNumbers': { name: 'Get Phone Numbers', action: 'Get the phone numbers of a contact' },
	'conversationMessage:create': { description: 'Sends a message inside Clio' },
	'document:delete': {
		name: 'Delete (Trash)',
		action: 'Move a document to the trash',
		description: 'Clio deletes it 30 days later; Restore takes it out before',
	},
	'document:getVersions': { name: 'Get Versions', action: 'Get the versions of a document' },
	'documentArchive:create': { description: 'Get tells when it is ready to download' },
	'documentAutomation:create': {
		action: 'Make documents from a template',
		description: 'Get tells when the documents are ready',
	},
	'eventMetric:get': { action: 'Get the notification counts' },
	'folder:create': { description: 'Also where the name exists; Ensure Path makes no second one' },
	'folder:delete': {
		name: 'Delete (Trash)',
		action: 'Move a folder to the trash',
		description: 'With all that is in it. Clio deletes it 30 days later; Restore takes it out before.',
	},
	'folder:getContents': {
		name: 'Get Contents',
		action: 'Get the contents of a folder',
	},
	'matter:getClient': { name: 'Get Client', action: 'Get the client of a matter' },
	'matter:getContacts': {
		name: 'Get Contacts',
		action: 'Get the contacts of a matter',
	},
	'matter:getRelatedContacts': { name: 'Get Related Contacts', action: 'Get the related contacts of a matter' },
	'matterDocket:preview': { description: 'The dates that it would put into the calendar' },
	'myEvent:update': { description: 'Marks it as read or unread' },
	'report:create': { description: 'Get tells when it is ready to download' },
	'reportPreset:generateReport': {
		name: 'Generate Report',
		action: 'Generate a report from a preset',
		description: 'Get of Report tells when it is ready to download',
	},
	'timer:get': { action: 'Get the running timer' },
	'timer:start': { name: 'Start', action: 'Start the timer' },
	'timer:stop': { name: 'Stop', action: 'Stop the timer' },
	'trustRequest:create': { description: 'Makes a trust bill that asks for a deposit' },
	'user:whoAmI': {
		name: 'Who Am I',
		action: 'Get the connected user',
		description: 'The user whom the credential acts for, and their firm',
	},
};

/**
 * What the editor calls the operation at a place.
 *
 * @throws Error for an operation without words, which is a mistake in this package
 */
export function operationWords({ resource, operation }: Place): OperationWords {
	const at = `${resource}:${operation}`;
	const words = { ...VERBS[operation]?.(nounOf(resource)), ...OPERATION_WORDS[at], ...OWN_WORDS[at] };
	const { name, action } = words;
	if (name === undefined || action === undefined) throw new Error(`No words for ${resource}:${operation}`);
	return { ...words, name, action };
}
