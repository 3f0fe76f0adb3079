import { attributeLabel } from './attributeLabel';
import { roleName } from './referenceRoles';

/** Names of filters that a rule would not write as people do. */
const NAMES: Readonly<Record<string, string>> = {
	closeDateFrom: 'Closed From',
	closeDateTo: 'Closed To',
	complete: 'Completed',
	customFieldConditions: 'Custom Field Conditions',
	dueAt: 'Due On',
	dueAtFrom: 'Due From',
	dueAtPresent: 'Has Due Date',
	dueAtTo: 'Due To',
	emailOnly: 'With Email Only',
	endDate: 'To Date',
	excludeIds: 'Exclude IDs',
	expanded: 'Each Occurrence',
	forUser: 'Of My Groups',
	hasCourtRule: 'From Court Rule',
	havingTimeEntries: 'Has Time Entries',
	includeDeleted: 'Include Trash',
	isAllDay: 'All-Day',
	lastPaidEndDate: 'Last Paid Before',
	lastPaidStartDate: 'Last Paid After',
	lastSentEndDate: 'Last Sent Before',
	lastSentStartDate: 'Last Sent After',
	newestBillDueEndDate: 'Newest Bill Due Before',
	newestBillDueStartDate: 'Newest Bill Due After',
	notificationEventSubscriberUser: 'Notified User',
	openDateFrom: 'Opened From',
	openDateTo: 'Opened To',
	owner: 'Own Calendars',
	pendingDateFrom: 'Pending From',
	pendingDateTo: 'Pending To',
	query: 'Search Text',
	rateForMatter: 'Rate for Matter',
	rateForUser: 'Rate for User',
	readStatus: 'Read',
	showUncompleted: 'Include Unfinished Uploads',
	startDate: 'From Date',
	statuses: 'Statuses (Any Of)',
	timeEntries: 'Has Time Entries',
	timeEntriesPresent: 'Has Time Entries',
	visibleAndRequired: 'Visible and Required',
	writeable: 'Writable',
};

/** Those that mean something else at one operation than elsewhere. */
const NAMES_BY_OPERATION: Readonly<Record<string, string>> = {
	'MatterDocket#preview startDate': 'Start Date',
};

/** What a filter is called on the screen and in errors. */
export function filterLabel(operationId: string, parameter: string, name: string): string {
	const place = `${operationId} ${parameter}`;
	if (Object.hasOwn(NAMES_BY_OPERATION, place)) return NAMES_BY_OPERATION[place] ?? parameter;
	if (Object.hasOwn(NAMES, parameter)) return NAMES[parameter] ?? parameter;
	return /_id$|\[id\]$/.test(name) ? roleName(parameter) : attributeLabel(name.replace(/\[\]$/, ''));
}
