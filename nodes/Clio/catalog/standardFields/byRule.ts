import { schemaByName } from '../catalog';
import type { FieldSelection } from '../fieldSelection';
import { fieldsOf } from '../fieldSelection';
import type { AssociationFacts } from '../types';
import { MATTER } from './matters';

/** What a person recognises a record by, the best first. */
const NAMES = [
	'display_number',
	'name',
	'number',
	'code',
	'identifier',
	'subject',
	'summary',
	'filename',
	'description',
];

/** Secrets, and texts that only a program reads. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
	BankAccount: ['clio_payment_page_qr_code'],
	BillTheme: ['config'],
	Webhook: ['shared_secret'],
};

/** Lists of records without which a record says little. */
const LISTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
	ClioPaymentsPayment: { bills: ['id', 'number', 'state'], matters: MATTER },
	CustomField: { picklist_options: ['id', 'option', 'deleted_at'] },
	CustomFieldSet: { custom_fields: ['id', 'name', 'field_type'] },
	DocumentAutomation: { documents: ['id', 'name'] },
	Group: { users: ['id', 'name'] },
	InterestCharge: { matters: MATTER },
	Jurisdiction: { service_types: ['id', 'description'] },
	MedicalRecordsRequest: {
		medical_bills: ['id', 'name', 'amount'],
		medical_records: ['id', 'document_id', 'start_date', 'end_date'],
	},
	OutstandingClientBalance: { outstanding_bills: ['id', 'number', 'state', 'due_at', 'balance'] },
};

/**
 * Standard fields by rule: every attribute, ID first, and of every single record it refers to the ID and the name. Lists are
 * left out unless they make the record.
 */
export function standardByRule(schema: string): FieldSelection {
	const { attributes = {}, associations = {} } = schemaByName(schema) ?? {};
	const leftOut = LEFT_OUT[schema] ?? [];
	const own = Object.keys(attributes).filter((name) => !leftOut.includes(name) && !Object.hasOwn(associations, name));
	const ids = ['id', 'etag'].filter((name) => own.includes(name));
	const references = Object.entries(associations).flatMap(([name, association]) => {
		const inner = association.many === true ? LISTS[schema]?.[name] : referenceFields(association);
		return inner === undefined ? [] : [{ [name]: inner }];
	});
	return [...ids, ...own.filter((name) => !ids.includes(name)), ...references];
}

/** ID and name of a record referred to; undefined for parts of a record that have no ID. */
function referenceFields({ schema }: AssociationFacts): readonly string[] | undefined {
	if (schema === 'Matter') return MATTER;
	const attributes = fieldsOf(schema, { schema });
	if (!attributes.includes('id')) return undefined;
	const name = NAMES.find((each) => attributes.includes(each));
	return name === undefined ? ['id'] : ['id', name];
}
