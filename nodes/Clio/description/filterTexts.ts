/** What a filter does; filters without a text of their own get one by rule. */
const TEXTS: Readonly<Record<string, string>> = {
	active: 'Whether to list payment links that have not expired, or those that have',
	assignee: 'Only tasks of this user, or contact where Assignee Type says so',
	assigneeType: 'Whether the assignee is a user or a contact; a user unless told',
	clioConnectOnly: 'Whether to list only contacts with access to the client portal',
	customFieldConditions:
		'Conditions on the custom fields of matters, or of contacts where contacts are listed. All of them must hold.',
	display: 'Whether to list line items that are shown on the bill, or those that are not',
	empty: 'Whether to list task lists without templates, or those with some',
	endDate: 'Only those with time or expenses on this day or earlier',
	eventPrefix: 'Text in front of the title of each event',
	excludeIds: 'Not the records with these IDs. Give them with commas between them, or a list by expression.',
	externalPropertyValue: 'Only those whose external property has this value. Give its name too.',
	filterInactiveUsers: 'Whether to leave out shared calendars of users who are disabled',
	forCurrentAccount: 'Whether to list only jurisdictions that are set up for the firm',
	forUser: 'Whether to list conversations of all your groups, rather than only those that you take part in',
	from: 'Only entries that end at this time or later',
	ids: 'Only the records with these IDs. Give them with commas between them, or a list by expression.',
	includeSystem: 'Whether to list the tax rates that Clio brings along too',
	initial: 'Only contacts whose last name or company name begins with this letter',
	isRequirementsRequired: 'Whether to list triggers with further requirements, or those without',
	isServed: 'Whether to list triggers that need a service type, or those that do not',
	item: 'The document whose comments to list; a folder by its ID',
	owner: 'Whether to list only calendars that you own',
	ownerEntriesAcrossAllUsers: 'Whether to list the entries of all users for a matter. Choose the matter too.',
	pendingSetup: 'Whether to list users who have not finished signing up, or the others',
	query: 'Only those that contain these words. What was written in the last seconds may be missing.',
	rateForUser: 'The user for whom rates are worked out; you unless told',
	scope:
		'Whether to list what lies directly in the folder, or at any depth. Get Contents of Folder gives each row its path then.',
	sharedResource: 'Only contacts who have access to the shared resource with this ID',
	showEmptyAccounts: 'Whether to list accounts with a balance of zero, or the others',
	startDate: 'Only those with time or expenses on this day or later',
	subject: 'Only reminders of this task, or calendar entry where Subject Type says so',
	subjectType: 'Whether the subject is a task or a calendar entry',
	to: 'Only entries that begin at this time or earlier',
};

const TEXTS_BY_OPERATION: Readonly<Record<string, string>> = {
	'ConversationMessage#index conversation': 'The conversation whose messages to list',
	'LaukExpenseCategory#index region': 'London gives the rates of London, anything else those outside of it',
	'MatterDocket#preview jurisdiction': 'The court whose rules apply',
	'MatterDocket#preview serviceType': 'How documents are served',
	'MatterDocket#preview startDate': 'The day on which the trigger happens',
	'MatterDocket#preview startTime': 'The time at which the trigger happens',
	'MatterDocket#preview trigger': 'The event from which deadlines are counted; one of those of the jurisdiction',
	'Note#index type': 'Whether to list notes on matters or on contacts',
};

/** What a filter does, where that is not said by rule. */
export function filterTextOf(operationId: string, parameter: string): string | undefined {
	return ownText(TEXTS_BY_OPERATION, `${operationId} ${parameter}`) ?? ownText(TEXTS, parameter);
}

function ownText(texts: Readonly<Record<string, string>>, name: string): string | undefined {
	return Object.hasOwn(texts, name) ? texts[name] : undefined;
}
