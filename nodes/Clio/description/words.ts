/** How a resource is called on the screen, where that is not the name that Clio's API has for it. */
export const RESOURCE_NAMES: Readonly<Record<string, string>> = {
	apiCall: 'API Call',
	calendarEntryEventType: 'Calendar Event Type',
	calendarVisibility: 'Task Calendar',
	clioPaymentsLink: 'Payment Link',
	clioPaymentsPayment: 'Online Payment',
	eventMetric: 'Notification Count',
	laukCivilCertificatedRate: 'UK Legal Aid Civil Certificated Rate',
	laukCivilControlledRate: 'UK Legal Aid Civil Controlled Rate',
	laukCriminalControlledRate: 'UK Legal Aid Criminal Controlled Rate',
	laukExpenseCategory: 'UK Legal Aid Expense Category',
	myEvent: 'Notification',
	taxRateConfiguration: 'Tax Rate',
	utbmsCode: 'UTBMS Code',
	utbmsSet: 'UTBMS Set',
};

/** What a resource is, where its name does not say it, or where a person may look for it under another word. */
export const RESOURCE_DESCRIPTIONS: Readonly<Record<string, string>> = {
	activity: 'A time entry or an expense',
	activityDescription: 'An activity category: a standard text for time entries, with a rate of its own',
	activityRate: 'A billing rate of a user or group',
	allocation: 'The part of a payment or credit memo that pays a bill',
	apiCall: 'Any request that the other resources do not cover',
	billableClient: 'A client with work that is not billed yet',
	billableMatter: 'A matter with work that is not billed yet',
	clioPaymentsLink: 'A link of Clio Payments at which a client pays online',
	clioPaymentsPayment: 'A payment that was made through Clio Payments',
	comment: 'A comment on a document or folder',
	communication: 'A logged email or phone call. Nothing is sent.',
	connection: 'What the credential is connected to, and what it can read',
	contact: 'A client or any other person or company',
	conversation: 'A thread of messages in Clio',
	creditMemo: 'A credit note on a bill',
	customAction: "A link of this app on Clio's own pages",
	damage: 'A loss in a personal injury matter',
	documentArchive: 'A ZIP file of documents and folders',
	documentAutomation: 'Makes documents from a template and a matter',
	eventMetric: 'How many notifications and messages the connected user has not read',
	grant: 'Legal aid funding in the US',
	jurisdiction: 'A court whose rules Clio knows',
	jurisdictionTrigger: 'An event from which court rules count their deadlines',
	logEntry: 'A matter or contact that the connected user opened recently',
	matter: 'A case',
	matterDocket: 'The deadlines that court rules give a matter',
	medicalRecordsRequest: 'The records and bills of one medical provider, with their dates',
	myEvent: 'An in-app notification of the connected user',
	outstandingClientBalance: 'What a client owes the firm',
	relationship: 'What a contact is to a matter, such as Opposing Counsel',
	serviceType: 'How a document is served, for court rules',
	taskTemplateList: 'A task list to apply to matters',
	textSnippet: 'A short text that stands for a longer one',
	trustLineItem: 'A line of a trust bill',
	trustRequest: 'Asks a client for a trust deposit',
	user: 'A member of the firm who signs in to Clio',
};

/** Words that are written with a vowel in front but spoken without one. */
const SPOKEN_WITH_CONSONANT = /^(eu|one\b|uni(?!n)|us|U[A-Z])/;

/** A resource as the screen shows it, in Title Case, such as "Calendar Entry" for `calendarEntry`. */
export function resourceName(resource: string): string {
	if (Object.hasOwn(RESOURCE_NAMES, resource)) return RESOURCE_NAMES[resource] ?? resource;
	const spaced = resource.replace(/[A-Z]/g, (letter) => ` ${letter}`);
	return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** A resource inside a sentence, such as "calendar entry" or "UTBMS code". */
export function nounOf(resource: string): string {
	return resourceName(resource)
		.split(' ')
		.map((word) => (word === word.toUpperCase() ? word : word.toLowerCase()))
		.join(' ');
}

/** A noun with the article that goes with how it is spoken: "an activity", "a user", "a UTBMS code", "an API call". */
export function withArticle(noun: string): string {
	return /^[aeiou]/i.test(noun) && !SPOKEN_WITH_CONSONANT.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/** A noun in the plural: "calendar entries", "matters", "branches". */
export function pluralOf(noun: string): string {
	if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
	return /(s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
