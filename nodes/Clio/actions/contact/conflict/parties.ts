import type { IDataObject } from 'n8n-workflow';

import type { PhoneRegion } from '../../../matching/phone';
import type { Wanted, WantedKind } from '../../../matching/wanted';
import { wanted } from '../../../matching/wanted';
import { InputProblem } from '../../../transport/errors/inputProblem';

/** On which side of the new matter somebody would stand. */
export type Side = 'prospect' | 'opposing';

/** A value that the firm's records are held against. */
export interface Party {
	side: Side;
	sought: Wanted;
}

/** The inputs that hold parties, and what is in them. */
export const PARTY_INPUTS: Readonly<Record<string, { side: Side; kind: WantedKind }>> = {
	names: { side: 'prospect', kind: 'name' },
	companies: { side: 'prospect', kind: 'company' },
	emails: { side: 'prospect', kind: 'email' },
	phones: { side: 'prospect', kind: 'phone' },
	opposing_names: { side: 'opposing', kind: 'name' },
	opposing_companies: { side: 'opposing', kind: 'company' },
	opposing_emails: { side: 'opposing', kind: 'email' },
	opposing_phones: { side: 'opposing', kind: 'phone' },
};

const WHAT: Readonly<Record<WantedKind, string>> = {
	name: 'the name of a person',
	company: 'the name of a company',
	email: 'an e-mail address',
	phone: 'a phone number',
};

/**
 * The parties of an item, each once.
 *
 * @throws InputProblem when none is given, or a value is not what it should be: what cannot be checked must not pass as clear
 */
export function partiesOf(inputs: IDataObject, region: PhoneRegion): Party[] {
	const parties = new Map<string, Party>();
	for (const [input, { side, kind }] of Object.entries(PARTY_INPUTS)) {
		const values = inputs[input];
		for (const [index, value] of (Array.isArray(values) ? values : []).entries()) {
			const text = String(value).trim();
			if (text === '') continue;
			const sought = wanted(kind, text, region);
			if (sought === undefined) {
				throw new InputProblem(
					`Entry ${index + 1} of "${input}" is not ${WHAT[kind]}`,
					'Correct or remove it: a check without it could not say that all is clear.',
				);
			}
			const key = JSON.stringify([side, kind, text.toLowerCase()]);
			if (!parties.has(key)) parties.set(key, { side, sought });
		}
	}
	if (parties.size > 0) return [...parties.values()];
	throw new InputProblem(
		'Nobody is given to check',
		`Give at least one of ${Object.keys(PARTY_INPUTS)
			.map((name) => `"${name}"`)
			.join(', ')}.`,
	);
}
