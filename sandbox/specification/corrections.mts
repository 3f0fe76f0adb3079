/** Facts where Clio behaves otherwise than its document says, each with its ground. */
export interface ValueCorrection {
	readonly type?: string;
	readonly enum?: readonly string[] | null;
	readonly required?: readonly string[];
	readonly nullable?: boolean;
}

export interface QueryCorrection {
	readonly type?: string;
	readonly enum?: readonly string[] | null;
	readonly required?: boolean;
}

/** Query parameters, by operation and name. */
export const queryCorrections: Readonly<Record<string, Readonly<Record<string, QueryCorrection>>>> = {
	/* The path names the document: the document lists the same id as a query parameter too. */
	'DocumentVersion#index': { id: { required: false } },
	/* Live reports: the filter is validated in lower case since 4.0.10, although the document lists capitals. */
	'Note#index': { type: { enum: ['matter', 'contact'] } },
	/* The document lists the searched column as if it were the only value. */
	'DocumentCategory#index': { query: { enum: null } },
	/* A bill number is a text. */
	'Bill#index': { query: { type: 'string' } },
	/* The listed values carry stray commas. */
	'MatterDocket#index': { status: { enum: ['not_started', 'in_progress', 'failed', 'completed'] } },
	/* The document has no list of orders here. */
	'BankTransaction#index': { order: { enum: ['id(asc)', 'id(desc)', 'date(asc)', 'date(desc)'] } },
	/* The listed values are operators, not values; the filters parse them. */
	'Matter#index': {
		'open_date[]': { enum: null },
		'close_date[]': { enum: null },
		'pending_date[]': { enum: null },
	},
	/* The draft status is newer than the document. */
	'Task#index': {
		status: { enum: ['pending', 'in_progress', 'in_review', 'complete', 'draft'] },
		'statuses[]': { enum: ['pending', 'in_progress', 'in_review', 'complete', 'draft'] },
	},
};

/** Body values, by operation and path below `data` (`[]` steps into a list). */
export const bodyCorrections: Readonly<Record<string, Readonly<Record<string, ValueCorrection>>>> = {
	/* Value ids are composite texts; values have the type of their field. Both are judged by the custom field rules. */
	'Contact#create': { '': { required: ['type'] }, 'custom_field_values[].value': { type: 'any' } },
	'Contact#update': {
		'custom_field_values[].id': { type: 'string' },
		'custom_field_values[].value': { type: 'any' },
	},
	'Matter#create': { 'custom_field_values[].value': { type: 'any' } },
	'Matter#update': {
		'custom_field_values[].id': { type: 'string' },
		'custom_field_values[].value': { type: 'any' },
	},
	/* Only the association that matches the type is required: the note rules see to it. */
	'Note#create': { '': { required: ['type'] } },
	/* Archives hold documents and folders, named as everywhere else. */
	'DocumentArchive#create': { 'items[].type': { type: 'string', enum: ['Document', 'Folder'] } },
	/* The samples send the text "true" as well as the value, and lengths as numbers. */
	'Document#create': { 'multiparts[].content_length': { type: 'any' } },
	'Document#update': { fully_uploaded: { type: 'any' }, 'multiparts[].content_length': { type: 'any' } },
	/* The sample sends an object where the schema has a text. */
	'ReportPreset#create': { options: { type: 'any' } },
	'ReportPreset#update': { options: { type: 'any' } },
	'LineItem#update': { 'discount.type': { type: 'string', enum: ['percentage', 'money'] } },
	'CalendarVisibility#update': { visible: { type: 'boolean' } },
	/* One of assignee and assignees: the task rules see to it. Status draft is newer than the document. */
	'Task#create': {
		'': { required: ['name', 'description'] },
		status: { enum: ['pending', 'in_progress', 'in_review', 'complete', 'draft'] },
		/* The document has the values of these two swapped. */
		cascading_offset_type: {
			enum: ['CalendarDays', 'CalendarWeeks', 'CalendarMonths', 'CalendarYears', 'BusinessDays'],
		},
		cascading_offset_polarity: { enum: ['Before', 'After'] },
	},
	'Task#update': {
		status: { enum: ['pending', 'in_progress', 'in_review', 'complete', 'draft'] },
		cascading_offset_type: {
			enum: ['CalendarDays', 'CalendarWeeks', 'CalendarMonths', 'CalendarYears', 'BusinessDays'],
		},
		cascading_offset_polarity: { enum: ['Before', 'After'] },
	},
	'CalendarEntry#create': { 'attendees[].type': { enum: ['Contact', 'Calendar'] } },
	'CalendarEntry#update': { 'attendees[].type': { enum: ['Contact', 'Calendar'] } },
	/* By name or by number: the webhook rules see to it. */
	'Webhook#create': { model: { type: 'any', enum: null } },
	'Webhook#update': { model: { type: 'any', enum: null } },
	'Note#update': { detail_text_type: { enum: ['plain_text', 'rich_text'] } },
};

/** Answers that are shaped otherwise than listed. */
export const answerCorrections: Readonly<Record<string, { readonly many?: boolean; readonly answer?: string }>> = {
	/* The document's own orphan schema IdsResponse shows a list of numbers; the listed answer is one record. */
	'BillableMatter#ids': { many: true },
};

/** Response values the live API writes otherwise. */
export const responseEnumCorrections: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
	/* Live: priority comes back in lower case. */
	Task: {
		priority: ['high', 'normal', 'low'],
		status: ['pending', 'in_progress', 'in_review', 'complete', 'draft'],
	},
	/* The body accepts more labels than the document's answer lists. */
	PhoneNumber: { name: ['Work', 'Home', 'Mobile', 'Fax', 'Pager', 'Skype', 'Other'] },
};

/** Associations that the document still lists although its own list of versions says that they are gone. */
export const removedAssociations: Readonly<Record<string, readonly string[]>> = {
	/* 4.0.6: an endpoint of their own lists the versions of a document. */
	Document: ['document_versions'],
};
