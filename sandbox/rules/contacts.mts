import { conflict, invalid } from '../api/answer.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { isJsonObject, type Json } from '../json/shape.mjs';
import { mergeRows } from '../writes/apply.mjs';
import { idIn, referred, type WriteContext, type WriteRules } from '../writes/context.mjs';
import { writeCustomFieldValues } from './customFieldValues.mjs';
import { openFolder } from './folders.mjs';

/** Since 4.0.13 (Clio: API changelog). */
const mostEntries = 20;

const stringIn = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '');

/** A person has a first or last name (a bare name is taken apart); a company has a name. */
function nameRecord({ data, creating }: WriteContext, record: FirmRecord): void {
	const type = typeof data.type === 'string' ? data.type : record.text('type');
	if (type === 'Company') {
		if (creating && stringIn(data.name) === '') throw invalid('name is required');
		if (data.name !== undefined && stringIn(data.name) === '') throw invalid('name is required');
		return;
	}
	const given = stringIn(data.name).split(/\s+/).filter(Boolean);
	const parsed = given.length > 0 && data.first_name === undefined && data.last_name === undefined;
	if (parsed) {
		data.first_name = given.length > 1 ? given.slice(0, -1).join(' ') : (given[0] ?? null);
		data.last_name = given.length > 1 ? (given.at(-1) ?? null) : null;
	}
	const first = data.first_name === undefined ? record.text('first_name') : stringIn(data.first_name);
	const last = data.last_name === undefined ? record.text('last_name') : stringIn(data.last_name);
	if (first === '' && last === '') throw invalid('at least one of first name or last name must be provided');
	const middle = data.middle_name === undefined ? record.text('middle_name') : stringIn(data.middle_name);
	data.name = [first, middle, last].filter((part) => part !== '').join(' ');
}

/** Rows of addresses, e-mails and numbers: default label Other, at most 20, one of them the main one. */
function writeRows(list: string, resource: string, flag: string, defaultKey: string | undefined) {
	return (context: WriteContext, record: FirmRecord, value: Json): void => {
		const rows = Array.isArray(value) ? value : [];
		const known = new Set(record.embedded(list));
		mergeRows(context, record, list, resource, rows);
		const entries = record.embedded(list);
		if (entries.length > mostEntries) throw invalid(`a contact may have at most ${mostEntries} ${list}`);
		for (const entry of entries) if (!known.has(entry)) entry.values.name ??= 'Other';
		const chosen = entries.filter((entry) => defaultKey !== undefined && entry.values[defaultKey] === true).at(-1);
		const main = chosen ?? entries.find((entry) => entry.flag(flag)) ?? entries[0];
		for (const entry of entries) {
			entry.values[flag] = entry === main;
			if (defaultKey !== undefined && defaultKey !== flag) Reflect.deleteProperty(entry.values, defaultKey);
		}
	};
}

/** A picture is base64 text of a GIF, JPG or PNG (Clio: Contacts). */
function writeAvatar(context: WriteContext, record: FirmRecord, value: Json): void {
	if (!isJsonObject(value)) return;
	if (value._destroy === true) {
		record.values.avatar = null;
		return;
	}
	const image = typeof value.image === 'string' ? Buffer.from(value.image, 'base64') : Buffer.alloc(0);
	const start = image.subarray(0, 4).toString('hex');
	if (!['47494638', '89504e47'].includes(start) && !start.startsWith('ffd8ff'))
		throw invalid('avatar.image must be a GIF, JPG or PNG');
	if (image.length > 2 * 1024 * 1024) throw invalid('avatar.image must be smaller than 2 MB');
	const { firm } = context.request;
	record.values.avatar = firm.embed(
		'Avatar',
		{ url: `https://avatars.example.com/${firm.newId()}.png` },
		{ createdAt: context.now },
	);
}

/** Contacts: names, labels, limits; no deletion while work or money depends on them. */
export const contactRules: WriteRules = {
	before: (context, record) => {
		nameRecord(context, record);
		const company = idIn(context.data, 'company');
		if (company !== undefined && referred(context.request, 'Contact', company).text('type') !== 'Company') {
			throw invalid('company must be a Contact of type Company');
		}
	},
	attributes: {
		addresses: writeRows('addresses', 'Address', 'primary', undefined),
		email_addresses: writeRows('email_addresses', 'EmailAddress', 'primary', 'default_email'),
		phone_numbers: writeRows('phone_numbers', 'PhoneNumber', 'primary', 'default_number'),
		web_sites: writeRows('web_sites', 'WebSite', 'default_web_site', 'default_web_site'),
		instant_messengers: (context, record, value) => {
			mergeRows(context, record, 'instant_messengers', 'InstantMessenger', Array.isArray(value) ? value : []);
			for (const entry of record.embedded('instant_messengers')) entry.values.name ??= 'Other';
		},
		custom_field_values: writeCustomFieldValues,
		avatar: writeAvatar,
	},
	/* Clio: Folders. */
	after: ({ request, creating, now }, contact) => {
		if (creating) openFolder(request, contact, 'contact', now);
	},
	destroy: ({ firm }, contact) => {
		const bills = firm.referring('Bill', 'client', contact);
		if (bills.some((bill) => ['draft', 'awaiting_approval', 'awaiting_payment'].includes(bill.text('state')))) {
			throw conflict('Client has open bills');
		}
		if (firm.referring('Matter', 'client', contact).length > 0) throw invalid('Contact is the client of a matter');
		return false;
	},
};
