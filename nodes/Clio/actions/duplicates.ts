import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../catalog/catalog';
import type { FieldSelection } from '../catalog/fieldSelection';
import { fieldsText } from '../catalog/fieldSelection';
import { knownFactsAt } from '../catalog/places';
import { companyName } from '../matching/companyName';
import type { ComparableContact } from '../matching/duplicateContacts';
import { CONTACT_RULES } from '../matching/duplicateContacts';
import type { ComparableMatter } from '../matching/duplicateMatters';
import { MATTER_RULES } from '../matching/duplicateMatters';
import type { DuplicateRules } from '../matching/duplicates';
import { duplicateGroups } from '../matching/duplicates';
import type { PhoneRegion } from '../matching/phone';
import { comparable } from '../transport/lookup/matching';
import { clioPages } from '../transport/paging';
import { isRecord } from '../transport/record';
import type { ClioSession } from '../transport/session';
import type { Action } from './action';
import { knownOf, textIn } from './contact/conflict/knownPeople';
import { readThreshold } from './threshold';
import { apartInputs } from './values/ownInputs';
import { readBody } from './values/readBody';

type Listed = Readonly<Record<string, unknown>>;

interface Finding<Thing> {
	resource: string;
	/** the list in the output, such as `contacts` */
	output: string;
	list: string;
	fields: FieldSelection;
	rules: DuplicateRules<Thing>;
	read: (record: Listed, region: PhoneRegion) => Thing;
}

const CONTACTS: Finding<ComparableContact> = {
	resource: 'contact',
	output: 'contacts',
	list: 'Contact#index',
	fields: [
		...['id', 'type', 'name', 'date_of_birth', 'is_client', 'created_at', 'updated_at'],
		{ email_addresses: ['address'], phone_numbers: ['number'], company: ['id', 'name'] },
	],
	rules: CONTACT_RULES,
	read: (record, region) => ({
		known: knownOf(record, region),
		name: textIn(record, 'name'),
		birthDate: textIn(record, 'date_of_birth'),
	}),
};

const MATTERS: Finding<ComparableMatter> = {
	resource: 'matter',
	output: 'matters',
	list: 'Matter#index',
	fields: [
		...['id', 'display_number', 'description', 'status', 'client_reference', 'open_date', 'created_at', 'updated_at'],
		{ client: ['id', 'name', 'type'] },
	],
	rules: MATTER_RULES,
	read(record, region) {
		const client = isRecord(record.client) ? record.client : {};
		const text = textIn(record, 'description');
		return {
			clientId: String(client.id ?? `none of ${String(record.id)}`),
			client: knownOf(client, region),
			description: companyName(text),
			text,
			reference: comparable(textIn(record, 'client_reference')),
		};
	},
};

/** Puts out the groups of contacts that may be one, with the reasons. The list is read once, 200 contacts a request. */
export const findDuplicateContacts: Action = findDuplicates(CONTACTS);

/** Puts out the groups of matters that may be one, with the reasons. The list is read once, 200 matters a request. */
export const findDuplicateMatters: Action = findDuplicates(MATTERS);

function findDuplicates<Thing>(finding: Finding<Thing>): Action {
	return async function (session, itemIndex) {
		const facts = knownFactsAt({ resource: finding.resource, operation: 'findDuplicates' });
		const { inputs } = apartInputs(facts, await readBody.call(this, session, facts, {}, itemIndex, true));
		const threshold = readThreshold(inputs.threshold);
		const records = await allOf.call(this, session, finding);
		const things = records.map((record) => ({ record, thing: finding.read(record, session.region) }));
		const { keysOf, compare, sortText } = finding.rules;
		const groups = duplicateGroups(
			things,
			{
				keysOf: ({ thing }) => keysOf(thing),
				compare: (left, right) => compare(left.thing, right.thing),
				sortText: ({ thing }) => sortText(thing),
			},
			threshold,
		);
		return {
			records: groups.map(({ things: found, score, why }) => ({
				score: Math.round(score * 1000) / 1000,
				why,
				count: found.length,
				[finding.output]: found.map(({ record }) => record as IDataObject),
			})),
		};
	};
}

/** What Clio shows in part only is not compared: its values are not the real ones. */
async function allOf(
	this: IExecuteFunctions,
	session: ClioSession,
	{ list, fields }: Pick<Finding<never>, 'list' | 'fields'>,
): Promise<Listed[]> {
	const operation = operationById(list);
	const records: Listed[] = [];
	const ask = { query: { fields: fieldsText(operation.schema ?? '', fields) } };
	for await (const page of clioPages.call(this, session, operation, ask)) records.push(...page.filter(isRecord));
	return records.filter(({ redacted }) => redacted !== true);
}
