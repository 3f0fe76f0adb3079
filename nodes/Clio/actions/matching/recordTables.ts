import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../transport/errors/inputProblem';
import { comparable } from '../../transport/lookup/matching';
import type { QueryValues } from '../../transport/query';
import { isRecord } from '../../transport/record';
import { idOf } from '../action';
import type { GivenKey, MatchedRecord, MatchTable } from './matchKeys';
import { referenceOf, referencesIn, withMark } from './referenceMark';

/** How Create or Update tells the records of a resource apart, and how it keeps what they are told apart by. */
export interface UpsertTable {
	keys: MatchTable['keys'];
	/** the keys that count for an item, where it chooses none */
	usual: (data: IDataObject) => readonly string[];
	/** what must be known of a record for its keys, beside what can be written */
	beside?: ReadonlyArray<string | Readonly<Record<string, readonly string[]>>>;
	/** Clio's filters that the list cannot do without */
	always?: (data: IDataObject) => QueryValues;
	/** what is written, with the reference in its place */
	marked: (data: IDataObject, reference: string | undefined, isNew: boolean) => IDataObject;
}

type Given = Omit<GivenKey, 'name'> | undefined;

/** A key whose texts are exact, but for case and spacing. */
function key(
	text: string | undefined,
	queries: readonly QueryValues[],
	textsOf: (record: MatchedRecord) => readonly string[],
): Given {
	return text === undefined
		? undefined
		: { texts: [comparable(text)], queries, textsOf: (record) => textsOf(record).map(comparable) };
}

function textOf(value: unknown): string | undefined {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	return text === '' ? undefined : text;
}

function textsOf(...values: unknown[]): string[] {
	return values.flatMap((value) => textOf(value) ?? []);
}

/** Clio finds texts by their words, and has no matter as `null` (Clio: query, `matter_id`). */
function within(data: IDataObject, query: string): QueryValues {
	return { query, matter_id: idOf(data.matter) ?? null };
}

/** A table of records that keep the reference at the end of a text. */
function markedTable(text: string, name?: string): Pick<UpsertTable, 'keys' | 'marked' | 'usual'> {
	const ofPlace = (record: MatchedRecord | IDataObject, title: unknown) =>
		`${String(idOf(record.matter))} ${String(idOf(record.contact))} ${textOf(title) ?? ''}`;
	return {
		keys: {
			external_reference: {
				given({ data }) {
					const reference = referenceOf(data.external_reference);
					return key(reference, [{ query: reference }], (record) => referencesIn(record[text]));
				},
			},
			...(name === undefined
				? {}
				: {
						[name]: {
							given({ data }) {
								const title = textOf(data[name]);
								if (title === undefined) return undefined;
								const contact = idOf(data.contact);
								const query = contact === undefined ? within(data, title) : { query: title, contact_id: contact };
								return key(ofPlace(data, title), [query], (record) => [ofPlace(record, record[name])]);
							},
						},
					}),
		},
		usual: (data) =>
			name === undefined || referenceOf(data.external_reference) !== undefined ? ['external_reference'] : [name],
		marked(data, reference, isNew) {
			if (reference === undefined || (!isNew && data[text] === undefined)) return data;
			return { ...data, [text]: withMark(data[text], reference, data[`${text}_text_type`] === 'rich_text') };
		},
	};
}

/** Under this name a calendar entry has its reference among its external properties (Clio: Calendar Entries). */
const PROPERTY = 'external_reference';

/** Matters as a firm knows them; the usual keys leave no doubt, client and description must be chosen. */
const MATTERS: UpsertTable = {
	keys: {
		display_number: {
			given: ({ data }) =>
				key(textOf(data.display_number), [{ query: textOf(data.display_number) }], (record) =>
					textsOf(record.display_number, record.custom_number),
				),
		},
		client_reference: {
			given({ data }) {
				const client = idOf(data.client);
				const query = client === undefined ? {} : { client_id: client };
				return key(textOf(data.client_reference), [query], (record) => textsOf(record.client_reference));
			},
		},
		client_and_description: {
			given({ data }) {
				const [client, description] = [idOf(data.client), textOf(data.description)];
				if (client === undefined || description === undefined) return undefined;
				const ofClient = (record: MatchedRecord | IDataObject, text: string) =>
					`${String(idOf(record.client))} ${text}`;
				return key(ofClient(data, description), [{ client_id: client }], (record) => [
					ofClient(record, textOf(record.description) ?? ''),
				]);
			},
		},
	},
	usual: () => ['display_number', 'client_reference'],
	beside: [
		'display_number',
		'custom_number',
		'client_reference',
		{ client: ['id'] },
		{ practice_area: ['id', 'name'] },
	],
	marked: (data) => data,
};

/** The tables by values of the node's `resource`. */
export const UPSERT_TABLES: Readonly<Record<string, UpsertTable>> = {
	activity: { ...markedTable('note'), beside: ['billed', 'on_bill', { matter: ['id'] }] },
	calendarEntry: {
		keys: {
			external_reference: {
				given({ data }) {
					const reference = referenceOf(data.external_reference);
					const query = { external_property_name: PROPERTY, external_property_value: reference };
					return key(reference, [query], propertiesOf);
				},
			},
		},
		usual: () => ['external_reference'],
		beside: [{ external_properties: ['name', 'value'] }],
		marked(data, reference, isNew) {
			if (reference === undefined || !isNew) return data;
			const others = Array.isArray(data.external_properties) ? (data.external_properties as IDataObject[]) : [];
			if (others.length > 4) {
				throw new InputProblem(
					'A calendar entry has room for 5 external properties, one of them for the reference',
					'Give up to 4.',
				);
			}
			return { ...data, external_properties: [...others, { name: PROPERTY, value: reference }] };
		},
	},
	matter: MATTERS,
	note: {
		...markedTable('detail', 'subject'),
		beside: [{ matter: ['id'] }, { contact: ['id'] }],
		always: (data) => ({ type: idOf(data.contact) === undefined ? 'matter' : 'contact' }),
	},
	task: { ...markedTable('description', 'name'), beside: [{ matter: ['id'] }] },
};

function propertiesOf({ external_properties: properties }: MatchedRecord): string[] {
	return (Array.isArray(properties) ? properties : [])
		.filter(isRecord)
		.flatMap(({ name, value }) => (name === PROPERTY ? textsOf(value) : []));
}
