import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../transport/errors/inputProblem';
import { isRecord } from '../../transport/record';
import { idOf } from '../action';
import { readFolderPath } from '../folder/folderPath';
import type { WantedContact } from './wantedContacts';
import { namesContact } from './wantedContacts';

/** What a matter is opened with, beside its own values. */
export interface OpenAsk {
	client: WantedContact;
	reference: string;
	referenceField: string;
	flatFee?: number;
	parties: Array<{ role: string; contact: WantedContact }>;
	/** the names of the folders of each path */
	folders: string[][];
	note?: { subject: string; detail: string };
}

/**
 * Reads the inputs of Open.
 *
 * @param body Clio's part of the values
 * @throws InputProblem for what does not go together, before anything is written
 */
export function readOpenInputs(inputs: IDataObject, body: IDataObject): OpenAsk {
	const client: WantedContact = {
		contact: idOf(body.client),
		name: inputs.client_name,
		type: inputs.client_type,
		email: inputs.client_email,
		phone: inputs.client_phone,
	};
	if (!namesContact(client)) {
		throw new InputProblem(
			'The client is not given',
			'Choose the client, or give "client_email" or "client_name": a contact that has it is taken, or a new one created.',
		);
	}
	const reference = textOf(inputs.external_reference);
	const referenceField = textOf(inputs.reference_field);
	if (reference === '' && referenceField !== '') {
		throw new InputProblem('"reference_field" is given without "external_reference"', 'Give both, or neither.');
	}
	const isInClientReference = reference !== '' && (referenceField === '' || referenceField === 'client_reference');
	if (isInClientReference && body.client_reference !== undefined && textOf(body.client_reference) !== reference) {
		throw new InputProblem(
			'"client_reference" and "external_reference" are different, and both are kept in the client reference',
			'Give one of them, or name a custom field for the external reference as "reference_field".',
		);
	}
	const flatFee = inputs.flat_fee === undefined ? undefined : Number(inputs.flat_fee);
	if (flatFee !== undefined && (flatFee < 0 || body.custom_rate !== undefined)) {
		throw new InputProblem(
			flatFee < 0 ? '"flat_fee" is below 0' : 'Both "flat_fee" and a custom rate are given',
			flatFee < 0 ? 'Give an amount in the currency of the matter.' : 'Give one of them.',
		);
	}
	const detail = textOf(inputs.note);
	return {
		...{ client, reference, referenceField },
		...(flatFee === undefined ? {} : { flatFee }),
		parties: rowsOf(inputs.parties).map(partyOf),
		folders: (Array.isArray(inputs.folders) ? (inputs.folders as unknown[]) : [])
			.map(readFolderPath)
			.filter((names) => names.length > 0),
		...(detail === '' ? {} : { note: { subject: textOf(inputs.note_subject) || 'Matter opened', detail } }),
	};
}

function partyOf(row: IDataObject, index: number): OpenAsk['parties'][number] {
	const { role, ...contact } = row;
	if (!namesContact(contact)) {
		throw new InputProblem(
			`"parties[${index}]" names no contact`,
			'Give "contact" with an ID, e-mail address or name, or "name" and "email" of one that may be new.',
		);
	}
	return { role: textOf(role), contact };
}

function rowsOf(value: unknown): IDataObject[] {
	return (Array.isArray(value) ? (value as unknown[]) : []).filter((row): row is IDataObject => isRecord(row));
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
