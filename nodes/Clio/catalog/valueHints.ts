/** What to do instead of giving a value that Clio does not take, which it would drop in silence. */
interface Hint {
	names: readonly string[];
	hint: string;
}

/** By the kind of record in Clio's names; what people try first, and what other connectors call these values. */
const HINTS: Readonly<Record<string, readonly Hint[]>> = {
	Activity: [
		{ names: ['description', 'text', 'narrative'], hint: 'Clio calls the text of an activity "note".' },
		{
			names: ['hours', 'time', 'quantity_in_hours', 'rounded_quantity_in_hours', 'minutes'],
			hint: 'Give the time as "duration": 1.5, 1:30 or 90m.',
		},
		{ names: ['rate', 'amount', 'total'], hint: 'Give the hourly rate, or the amount of an expense, as "price".' },
		{ names: ['billable'], hint: 'Give "non_billable" instead.' },
	],
	CalendarEntry: [
		{
			names: ['contact', 'contact_id', 'contacts'],
			hint: 'Clio ignores contacts of a calendar entry: give them in "attendees", as {"id": 1, "type": "Contact"}.',
		},
		{ names: ['user', 'user_id', 'calendar_id'], hint: 'Give the calendar as "calendar_owner".' },
		{ names: ['start', 'start_time'], hint: 'Give "start_at".' },
		{ names: ['end', 'end_time'], hint: 'Give "end_at".' },
		{ names: ['title', 'name', 'subject'], hint: 'Give "summary".' },
	],
	Communication: [
		{ names: ['text', 'detail', 'message', 'note'], hint: 'Give "body".' },
		{ names: ['from', 'sender'], hint: 'Give "senders", as [{"id": 1, "type": "User"}].' },
		{ names: ['to', 'receiver'], hint: 'Give "receivers", as [{"id": 1, "type": "Contact"}].' },
	],
	Contact: [
		{
			names: ['email', 'email_address', 'primary_email_address', 'secondary_email_address'],
			hint: 'Give "work_email", "home_email", "other_email" or "primary_email".',
		},
		{
			names: ['phone', 'phone_number', 'primary_phone_number', 'secondary_phone_number', 'mobile', 'fax'],
			hint: 'Give "mobile_phone", "work_phone", "home_phone", "fax_phone" or "primary_phone".',
		},
		{
			names: ['address', 'street', 'city', 'postal_code', 'zip', 'country', 'province', 'state'],
			hint: 'Give the parts of an address with its kind, such as "home_address_street" and "home_address_city".',
		},
		{ names: ['website', 'web_site', 'url'], hint: 'Give "work_website" or "primary_website".' },
		{ names: ['notes', 'note'], hint: 'Notes are records of their own: use the resource Note.' },
	],
	Matter: [
		{
			names: ['billing_method'],
			hint: 'Clio ignores it: give "custom_rate_type" (HourlyRate, FlatRate or ContingencyFee) instead.',
		},
		{ names: ['statue_of_limitations'], hint: 'Give "statute_of_limitations_due_at".' },
		{ names: ['name', 'title'], hint: 'Give "description".' },
		{ names: ['number'], hint: 'Give "display_number", which Clio takes where matters are numbered by hand.' },
		{ names: ['notes', 'note'], hint: 'Notes are records of their own: use the resource Note.' },
	],
	Note: [{ names: ['body', 'content', 'text', 'note', 'message', 'description'], hint: 'Give "detail".' }],
	Relationship: [{ names: ['type', 'role', 'kind', 'name'], hint: 'Give the role as "description".' }],
	Task: [
		{ names: ['due_date', 'due', 'date'], hint: 'Give "due_at".' },
		{ names: ['title', 'subject'], hint: 'Give "name".' },
		{ names: ['user', 'assigned_to', 'assignee_id', 'user_id'], hint: 'Give "assignee".' },
	],
};

/**
 * What to do instead of giving a value that a kind of record does not take.
 *
 * @param operationId Clio's name of the operation, such as `Matter#create`
 * @returns a sentence; undefined where there is nothing to say
 */
export function valueHint(operationId: string, name: string): string | undefined {
	const record = operationId.split('#')[0] ?? '';
	const hints = Object.hasOwn(HINTS, record) ? HINTS[record] : undefined;
	return hints?.find(({ names }) => names.includes(name))?.hint;
}
