import { linkTo, type Firm } from '../firm.mjs';
import type { FirmRecord } from '../record.mjs';
import { fillCustomFields } from './customFields.mjs';
import { cycle, dayIn, daysIn } from './calendarOfSeed.mjs';
import { matterKinds } from './names.mjs';

/** Enough that a list of all matters takes two pages. */
const matterCount = 320;

const statusOf = (index: number): string => (index % 10 === 9 ? 'Closed' : index % 10 === 8 ? 'Pending' : 'Open');

function addMatter(firm: Firm, index: number, lists: MatterLists): FirmRecord {
	const client = cycle(lists.contacts, index * 7);
	const area = cycle(lists.areas, index);
	const stage = lists.stages.filter((one) => one.values.practice_area_id === area.id);
	const openedAt = index % 700;
	const status = statusOf(index);
	return firm.add(
		'Matter',
		{
			number: index + 1,
			display_number: `${String(index + 1).padStart(5, '0')}-${client.text('last_name') || client.text('name').split(' ')[0] || 'Client'}`,
			custom_number: null,
			description: `${cycle(matterKinds, index)} for ${client.text('name')}`,
			status,
			location: index % 3 === 0 ? 'Cabinet 4' : null,
			client_reference: index % 4 === 0 ? `REF-${1000 + index}` : null,
			billable: index % 12 !== 11,
			maildrop_address: `matter-${index + 1}@maildrop.example.com`,
			open_date: dayIn(openedAt),
			close_date: status === 'Closed' ? dayIn(openedAt + 120) : null,
			pending_date: status === 'Pending' ? dayIn(openedAt + 3) : null,
			shared: false,
			client: linkTo(client),
			practice_area: linkTo(area),
			matter_stage: index % 5 === 4 ? null : linkTo(cycle(stage, index)),
			responsible_attorney: linkTo(cycle(lists.attorneys, index)),
			originating_attorney: index % 6 === 5 ? null : linkTo(cycle(lists.attorneys, index + 1)),
			responsible_staff: index % 2 === 0 ? linkTo(cycle(lists.staff, index)) : null,
			user: linkTo(cycle(lists.attorneys, index)),
			group: index % 4 === 3 ? linkTo(cycle(lists.groups, index)) : null,
			grants: index % 50 === 49 ? [linkTo(firm.first('Grant'))] : [],
			custom_field_values: [],
			custom_field_set_associations: [],
			task_template_list_instances: [],
			split_invoice_payers: [],
			matter_bill_recipients: [],
		},
		{ createdAt: daysIn(openedAt, 1), updatedAt: daysIn(openedAt + (index % 60), 2) },
	);
}

interface MatterLists {
	readonly contacts: FirmRecord[];
	readonly areas: FirmRecord[];
	readonly stages: FirmRecord[];
	readonly attorneys: FirmRecord[];
	readonly staff: FirmRecord[];
	readonly groups: FirmRecord[];
}

/** Matters with clients, stages, staff, rates, custom field values and related contacts. */
export function seedMatters(firm: Firm, extraMatters: number): void {
	const users = firm.all('User').filter((user) => user.flag('enabled'));
	const lists: MatterLists = {
		contacts: firm.all('Contact'),
		areas: firm.all('PracticeArea'),
		stages: firm.all('MatterStage'),
		attorneys: users.filter((user) => user.text('subscription_type') === 'Attorney'),
		staff: users.filter((user) => user.text('subscription_type') !== 'Attorney'),
		groups: firm.all('Group'),
	};
	const matters = Array.from({ length: matterCount }, (_, index) => addMatter(firm, index, lists));
	for (const [index, matter] of matters.entries()) {
		if (index % 4 === 0) fillCustomFields(firm, matter, index);
		addExtras(firm, matter, index, lists);
	}
	for (const [index, contact] of lists.contacts.entries()) if (index % 3 === 0) fillCustomFields(firm, contact, index);
	for (let index = 0; index < extraMatters; index += 1) addMatter(firm, matterCount + index, lists);
}

function addExtras(firm: Firm, matter: FirmRecord, index: number, lists: MatterLists): void {
	const given = { createdAt: matter.createdAt };
	if (index % 3 === 0) {
		firm.add(
			'Relationship',
			{
				matter: linkTo(matter),
				contact: linkTo(cycle(lists.contacts, index * 5 + 2)),
				description: cycle(['Opposing party', 'Witness', 'Expert', 'Co-counsel'], index),
			},
			given,
		);
	}
	if (index % 20 === 0) {
		matter.values.custom_rate = firm.embed(
			'MatterCustomRate',
			{
				type: 'HourlyRate',
				on_invoice: false,
				rates: [
					firm.embed(
						'PolymorphicCustomRate',
						{ rate: 350, award: null, note: null, date: null, user: matter.values.responsible_attorney ?? null },
						given,
					),
				],
			},
			given,
		);
	} else if (index % 20 === 1) {
		matter.values.custom_rate = firm.embed(
			'MatterCustomRate',
			{
				type: 'FlatRate',
				on_invoice: false,
				rates: [
					firm.embed('PolymorphicCustomRate', { rate: 1500, user: matter.values.responsible_attorney ?? null }, given),
				],
			},
			given,
		);
	}
	if (index % 25 === 0) {
		matter.values.matter_budget = firm.embed(
			'MatterBudget',
			{ budget: 10000, include_expenses: true, notification_threshold: 80, notify_users: true },
			given,
		);
		matter.values.evergreen_retainer = firm.embed('EvergreenRetainer', { minimum_threshold: 2500 }, given);
	}
	if (index % 30 === 3) {
		firm.add(
			'Damage',
			{
				amount: 12000 + index * 10,
				damage_type: cycle(['special', 'general', 'other'], index),
				description: 'Lost wages',
				matter: linkTo(matter),
			},
			given,
		);
	}
}
