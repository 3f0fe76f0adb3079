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
