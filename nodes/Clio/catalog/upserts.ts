/** How Create or Update tells a record from others of its kind. */
export interface UpsertFacts {
	/** the attribute by whose value a record is found */
	name: string;
	/** attributes that count as well where they are given, because records of one name differ in them */
	within: readonly string[];
	/** what Clio still lists of a record that was deleted */
	gone?: { attribute: string; value: boolean };
}

const named = (...within: string[]): UpsertFacts => ({ name: 'name', within });

/**
 * The resources whose records a firm knows by name, and that Clio can list, create and change. Bank accounts are not among
 * them: their name may be missing, and Clio takes a balance for a new one only.
 */
const UPSERTS: Readonly<Record<string, UpsertFacts>> = {
	activityDescription: named(),
	calendar: named(),
	calendarEntryEventType: named(),
	// One label is often put on the pages of several kinds of records.
	customAction: { name: 'label', within: ['ui_reference'] },
	customField: { ...named('parent_type'), gone: { attribute: 'deleted', value: true } },
	customFieldSet: named('parent_type'),
	documentCategory: named(),
	expenseCategory: named(),
	grant: named(),
	grantFundingSource: named(),
	group: named(),
	practiceArea: named(),
	reportPreset: named(),
	taskTemplateList: named(),
	taskType: named(),
	// A provincial tax has one name and a rate of its own in each province.
	taxRateConfiguration: { ...named('country', 'region'), gone: { attribute: 'active', value: false } },
	// Clio: Text Snippets: the snippet is the abbreviation that is typed, the phrase what it becomes.
	textSnippet: { name: 'snippet', within: [] },
};

/** How Create or Update finds records of a resource; undefined where the node does not offer it. */
export function upsertOf(resource: string): UpsertFacts | undefined {
	return Object.hasOwn(UPSERTS, resource) ? UPSERTS[resource] : undefined;
}

/** The values of the node's `resource` that Create or Update is offered for. */
export function upsertResources(): string[] {
	return Object.keys(UPSERTS);
}
