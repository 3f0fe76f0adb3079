import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { emailAddress } from '../../matching/email';
import { InputProblem } from '../../transport/errors/inputProblem';
import { findMatches, findableKind, onlyMatch } from '../../transport/lookup/findRecord';
import { located, locatedId } from '../../transport/lookup/locatedId';
import { comparable } from '../../transport/lookup/matching';
import type { ClioSession } from '../../transport/session';
import { idOf } from '../action';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';
import { idValue } from '../references';
import { contactRowWrites } from '../values/contactRows';
import type { Step } from './steps';

/** A contact as somebody names it: one that is there, or what is known of one that may be new. */
export interface WantedContact {
	/** ID, e-mail address or exact name of a contact that is there */
	contact?: unknown;
	name?: unknown;
	type?: unknown;
	email?: unknown;
	phone?: unknown;
}

/** A contact that is there, or what to create it with. */
export type FoundContact = { id: string | number } | { key: string; body: IDataObject };

export type EnsuredContact = Pick<Step, 'outcome' | 'request'> & { id: string | number };

/** Whether anything is said of the contact. */
export function namesContact({ contact, name, email }: WantedContact): boolean {
	return !('nothing' in located(contact)) || textOf(name) !== undefined || textOf(email) !== undefined;
}

/**
 * The contact that is meant: by its e-mail address, or by its name where no address is given. Writes nothing.
 *
 * @param what whom the contact stands for, in the words of an error
 * @throws InputProblem when several fit, or too little is known of a new one
 */
export async function findContact(
	this: IExecuteFunctions,
	session: ClioSession,
	what: string,
	wanted: WantedContact,
): Promise<FoundContact> {
	const given = await locatedId.call(this, session, wanted.contact, 'contact', what);
	if (given !== undefined) return { id: idValue('contact', what, given) };
	const email = emailOf(what, wanted.email);
	const key = email ?? textOf(wanted.name);
	if (key === undefined) {
		throw new InputProblem(`${what} is not given`, 'Give an existing contact, or the name and email of a new one.');
	}
	const kind = findableKind('contact');
	const finding = await findMatches.call(this, session, kind, key, {});
	if (finding.matches.length === 0) return { key: comparable(key), body: newContact(what, { ...wanted, email }) };
	return { id: idValue('contact', what, await onlyMatch.call(this, session, kind, key, finding)) };
}

/**
 * Creates a contact that was not found, once for an item.
 *
 * @param made those that the item has created, by what they are known by
 */
export async function ensureContact(
	this: IExecuteFunctions,
	session: ClioSession,
	found: FoundContact,
	made: Map<string, string | number>,
): Promise<EnsuredContact> {
	if ('id' in found) return { outcome: 'exists', id: found.id };
	const { key, body } = found;
	const known = made.get(key);
	if (known !== undefined) return { outcome: 'exists', id: known };
	const operation = operationById('Contact#create');
	if (session.previewOnly) {
		const id = `{id of the new contact "${String(body.name)}"}`;
		made.set(key, id);
		return { outcome: 'wouldCreate', id, request: previewOf(operation, { body }) };
	}
	const { data } = await sendWrite.call(this, session, operation, { body });
	const id = idOf(data);
	if (id === undefined) throw new Error('Clio answered the creation of a contact without its ID');
	made.set(key, id);
	return { outcome: 'created', id };
}

/** The bare address, also of one behind a display name, such as `Jane Roe <jane@example.com>`. */
function emailOf(what: string, value: unknown): string | undefined {
	const text = textOf(value);
	if (text === undefined) return undefined;
	const email = emailAddress(text);
	if (email !== undefined) return email.address;
	throw new InputProblem(
		`${what}: "${text.slice(0, 60)}" is not an e-mail address`,
		'Give one address, such as jane@example.com, or leave it out.',
	);
}

function newContact(what: string, { name, type, email, phone }: WantedContact): IDataObject {
	const named = textOf(name);
	if (named === undefined) {
		throw new InputProblem(
			`${what}: no contact has the e-mail address, and a new one needs a name`,
			'Give the name of the person or company too.',
		);
	}
	const rows = new Map<string, unknown>();
	if (email !== undefined) rows.set('primary_email', email);
	if (textOf(phone) !== undefined) rows.set('primary_phone', textOf(phone));
	return { type: textOf(type) ?? 'Person', name: named, ...contactRowWrites(rows, [], {}) };
}

function textOf(value: unknown): string | undefined {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	return text === '' ? undefined : text;
}
