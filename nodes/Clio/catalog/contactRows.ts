import { factsOf, operationById } from './catalog';

/** A list of rows of a contact, such as its phone numbers, of which Clio tells one from another by a label (Clio: Contacts). */
export interface ContactRowKind {
	/** Clio's name of the list, such as `phone_numbers` */
	list: string;
	/** what the list's flat names end in, such as `phone` in `mobile_phone` */
	word: string;
	/** the attributes of a row that a person fills in, without label and switch */
	parts: readonly string[];
	/** the labels that Clio takes as `name`, such as `Mobile` */
	labels: readonly string[];
	/** the attribute that makes a row the contact's main one, where Clio has one to write */
	defaultSwitch?: string;
	/** the attribute by which Clio tells the main row when it is read */
	readSwitch?: string;
}

/** One value of one row of a contact, under a flat name such as `home_address_city`. */
export interface ContactRowField {
	/** permanent: saved workflows contain it */
	name: string;
	kind: ContactRowKind;
	/** the attribute of the row, such as `city` */
	part: string;
	/** the row's label; undefined for the main row, whatever its label */
	label?: string;
}

const KINDS: ReadonlyArray<Omit<ContactRowKind, 'labels'>> = [
	{
		list: 'email_addresses',
		word: 'email',
		parts: ['address'],
		defaultSwitch: 'default_email',
		readSwitch: 'primary',
	},
	{
		list: 'phone_numbers',
		word: 'phone',
		parts: ['number'],
		defaultSwitch: 'default_number',
		readSwitch: 'primary',
	},
	{
		list: 'addresses',
		word: 'address',
		parts: ['street', 'city', 'province', 'postal_code', 'country'],
		readSwitch: 'primary',
	},
	{
		list: 'web_sites',
		word: 'website',
		parts: ['address'],
		defaultSwitch: 'default_web_site',
		readSwitch: 'default_web_site',
	},
	{ list: 'instant_messengers', word: 'instant_messenger', parts: ['address'] },
];

/** The lists of rows that a contact has. */
export const CONTACT_ROW_KINDS: readonly ContactRowKind[] = KINDS.map((kind) => ({
	...kind,
	labels: labelsOf(kind.list),
}));

/**
 * Every value of a contact's rows by a flat name: `work_email`, `mobile_phone`, `home_address_city`, `twitter_website`, and
 * `primary_...` for the main row of the lists whose main row can be chosen.
 */
export const CONTACT_ROW_FIELDS: readonly ContactRowField[] = CONTACT_ROW_KINDS.flatMap((kind) => [
	...(kind.defaultSwitch === undefined ? [] : fieldsOf(kind, undefined)),
	...kind.labels.flatMap((label) => fieldsOf(kind, label)),
]);

const fieldsByName = new Map(CONTACT_ROW_FIELDS.map((field) => [field.name, field]));

/** The row value behind a flat name; undefined for other names. */
export function contactRowField(name: string): ContactRowField | undefined {
	return fieldsByName.get(name);
}

function labelsOf(list: string): string[] {
	const { items = 'object' } = factsOf(operationById('Contact#create').body?.[list] ?? 'array');
	const { enum: labels = [] } = factsOf(factsOf(items).attributes?.name ?? 'string');
	return labels.map(String);
}

function fieldsOf(kind: ContactRowKind, label: string | undefined): ContactRowField[] {
	const prefix = (label ?? 'primary').toLowerCase().replace(/ /g, '_');
	return kind.parts.map((part) => ({
		name: [prefix, kind.word, ...(kind.parts.length === 1 ? [] : [part])].join('_'),
		kind,
		part,
		...(label === undefined ? {} : { label }),
	}));
}
