import { linkTo, type Firm } from '../firm.mjs';
import { cycle, dayIn, daysIn, momentIn } from './calendarOfSeed.mjs';
import { addReminder } from './work.mjs';

/** Shared calendars and entries, some of them recurring, court dockets, in-app events, medical records. */
export function seedCalendars(firm: Firm): void {
	firm.add(
		'Calendar',
		{
			name: 'Firm',
			color: '#616161',
			light_color: '#A3A2A2',
			court_rules_default_calendar: true,
			permission: 'owner',
			type: 'AccountCalendar',
			visible: true,
			source: 'web',
			creator: linkTo(firm.first('User')),
		},
		{ createdAt: daysIn(0) },
	);
	firm.add(
		'Calendar',
		{
			name: 'Court duty',
			color: '#C75300',
			light_color: '#FF6B02',
			court_rules_default_calendar: false,
			permission: 'viewer',
			type: 'AdhocCalendar',
			visible: false,
			source: 'web',
			creator: linkTo(firm.first('User')),
		},
		{ createdAt: daysIn(1) },
	);
	for (const calendar of firm.all('Calendar')) {
		firm.add(
			'CalendarVisibility',
			{ color: '#658CDA', light_color: '#5DA5C7', visible: true, name: `Tasks of ${calendar.text('name')}` },
			{ createdAt: daysIn(1) },
		);
	}
	seedEntries(firm);
	seedDockets(firm);
	for (let index = 0; index < 6; index += 1) {
		const matter = cycle(firm.all('Matter'), index * 11);
		const event = firm.embed('Event', {
			message: 'A task was assigned to you',
			icon: 'task',
			title: matter.text('display_number'),
			title_url: `/matters/${String(matter.id)}`,
			description: 'New task',
			description_url: '/tasks',
			primary_detail: 'Task',
			primary_detail_url: '/tasks',
			occurred_at: momentIn(880 + index),
			mobile_icon: 'task',
			subject_type: 'Matter',
			subject_id: matter.id,
		});
		/* The event's id is the only one a client sees. */
		const given = { createdAt: daysIn(880 + index), ...(event.id === null ? {} : { id: event.id }) };
		firm.add('MyEvent', { event, marked_as_read: index % 2 === 0 }, given);
	}
}

function seedEntries(firm: Firm): void {
	const owners = firm.all('Calendar');
	for (let index = 0; index < 150; index += 1) {
		const recurring = index % 25 === 0;
		const entry = firm.add(
			'CalendarEntry',
			{
				summary: cycle(['Hearing', 'Client meeting', 'Deposition', 'Team review'], index),
				description: 'Bring the file',
				location: cycle(['Courtroom 3', 'Office', 'Online'], index),
				start_at: momentIn(400 + index * 4, 9),
				end_at: momentIn(400 + index * 4, 10),
				all_day: index % 12 === 11,
				recurrence_rule: recurring ? 'FREQ=WEEKLY;COUNT=4' : null,
				court_rule: false,
				permission: 'owner',
				start_at_time_zone: 'America/Los_Angeles',
				redacted: false,
				calendar_owner: linkTo(cycle(owners, index)),
				matter: index % 5 === 4 ? null : linkTo(cycle(firm.all('Matter'), index * 2)),
				calendar_entry_event_type: index % 3 === 0 ? linkTo(cycle(firm.all('CalendarEntryEventType'), index)) : null,
				attendees: [linkTo(cycle(owners, index + 1)), linkTo(cycle(firm.all('Contact'), index))],
				external_properties: [],
			},
			{ id: String(firm.newId()), createdAt: daysIn(380 + index * 3) },
		);
		if (index % 15 === 0) addReminder(firm, entry, index);
	}
}

function seedDockets(firm: Firm): void {
	const provider = firm.first('Contact');
	for (let index = 0; index < 4; index += 1) {
		const matter = cycle(firm.all('Matter'), index * 4);
		const trigger = cycle(firm.all('JurisdictionsToTrigger'), index);
		firm.add(
			'MatterDocket',
			{
				name: `Docket ${index + 1}`,
				start_date: dayIn(600 + index),
				start_time: momentIn(600 + index, 9),
				status: 'completed',
				deleted_at: null,
				matter: linkTo(matter),
				jurisdiction: trigger.values.jurisdiction ?? null,
				trigger: linkTo(trigger),
				service_type: linkTo(firm.first('ServiceType')),
				calendar_entries: firm
					.all('CalendarEntry')
					.slice(index, index + 2)
					.map(linkTo),
			},
			{ createdAt: daysIn(600 + index) },
		);
		const bill = firm.add(
			'MedicalBill',
			{
				name: `Hospital stay ${index + 1}`,
				adjustment: 100,
				amount: 2400,
				bill_date: dayIn(500),
				bill_received_date: dayIn(510),
				damage_type: 'special',
				document_id: null,
				matter: linkTo(matter),
				liens: [
					firm.embed('Lien', {
						amount: 300,
						description: 'Provider lien',
						lien_type: 'medical_provider',
						mark_as_lien: true,
					}),
				],
			},
			{ createdAt: daysIn(510) },
		);
		const record = firm.add(
			'MedicalRecord',
			{ document_id: null, start_date: momentIn(480), end_date: momentIn(490), matter: linkTo(matter) },
			{ createdAt: daysIn(511) },
		);
		firm.add(
			'MedicalRecordsRequest',
			{
				description: 'Treatment after the accident',
				in_treatment: index % 2 === 0,
				bills_status: 'requested',
				records_status: 'received',
				bills_follow_up_date: momentIn(530),
				bills_request_date: momentIn(505),
				records_follow_up_date: momentIn(530),
				records_request_date: momentIn(505),
				treatment_start_date: momentIn(480 + index),
				treatment_end_date: momentIn(500 + index),
				matter: linkTo(matter),
				medical_provider: linkTo(provider),
				medical_bills: [linkTo(bill)],
				medical_records: [linkTo(record)],
			},
			{ createdAt: daysIn(512) },
		);
	}
}
