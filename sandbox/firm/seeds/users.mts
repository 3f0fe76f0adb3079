import type { regionProfiles, RegionName } from '../../world/regions.mjs';
import { linkTo, type Firm } from '../firm.mjs';
import type { FirmRecord } from '../record.mjs';
import { daysIn } from './calendarOfSeed.mjs';

interface Person {
	readonly first: string;
	readonly last?: string;
	readonly attorney: boolean;
	readonly rate: number;
	readonly title: string;
	readonly roles: readonly string[];
	readonly enabled?: boolean;
}

/** The owner comes first; their last name belongs to the firm. */
const people: readonly Person[] = [
	{
		first: 'Morgan',
		attorney: true,
		rate: 425,
		title: 'Managing Partner',
		roles: ['admin', 'accounts', 'billing', 'reports'],
	},
	{ first: 'Priya', last: 'Raman', attorney: true, rate: 380, title: 'Partner', roles: ['billing', 'reports'] },
	{ first: 'Tomás', last: 'Iglesias', attorney: true, rate: 310, title: 'Associate', roles: [] },
	{ first: 'Ngozi', last: 'Adebayo', attorney: true, rate: 295, title: 'Associate', roles: [] },
	{ first: 'Hannah', last: "O'Dell", attorney: false, rate: 160, title: 'Paralegal', roles: [] },
	{ first: 'Wei', last: 'Zhang', attorney: false, rate: 150, title: 'Legal Assistant', roles: [] },
	{ first: 'Sofia', last: 'Lindqvist', attorney: false, rate: 0, title: 'Bookkeeper', roles: ['accounts', 'billing'] },
	{ first: 'Gregory', last: 'Pike', attorney: true, rate: 300, title: 'Associate', roles: [], enabled: false },
];

const palette = ['#367B9C', '#83D17F', '#FFAC7B', '#8E3F64', '#C75300', '#009CEC', '#62D6B1', '#616161'];
const lightPalette = ['#5DA5C7', '#209412', '#FF7715', '#DE649D', '#FF6B02', '#56C4FC', '#00B177', '#A3A2A2'];

function addCalendar(firm: Firm, user: FirmRecord, index: number): void {
	const calendar = firm.add(
		'Calendar',
		{
			name: user.text('name'),
			color: palette[index] ?? '#367B9C',
			light_color: lightPalette[index] ?? '#5DA5C7',
			court_rules_default_calendar: false,
			permission: index === 0 ? 'owner' : 'editor',
			type: 'UserCalendar',
			visible: true,
			source: 'web',
			creator: linkTo(user),
		},
		{ createdAt: daysIn(index) },
	);
	user.values.default_calendar_id = calendar.id;
}

/** The account and its users, each with a calendar, ways to be notified and a job title. One user is disabled. */
export function seedUsers(firm: Firm, profile: (typeof regionProfiles)[RegionName]): void {
	const account = firm.add(
		'Account',
		{ name: profile.firm, state: 'active' },
		{ id: profile.accountId, createdAt: daysIn(0) },
	);
	const domain = profile.userEmail.slice(profile.userEmail.indexOf('@') + 1);
	const ownerName = profile.userEmail.slice('morgan.'.length, profile.userEmail.indexOf('@'));
	for (const [index, person] of people.entries()) {
		const last = person.last ?? ownerName.charAt(0).toUpperCase() + ownerName.slice(1);
		const email =
			index === 0
				? profile.userEmail
				: `${person.first}.${last}@${domain}`
						.normalize('NFD')
						.replace(/[^\w.@-]/g, '')
						.toLowerCase();
		const createdAt = daysIn(index);
		const user = firm.add(
			'User',
			{
				account_owner: index === 0,
				clio_connect: false,
				court_rules_default_attendee: index === 0,
				email,
				enabled: person.enabled ?? true,
				first_name: person.first,
				last_name: last,
				name: `${person.first} ${last}`,
				initials: `${person.first.charAt(0)}${last.charAt(0)}`,
				phone_number: `555-01${String(10 + index)}`,
				rate: person.rate,
				roles: [...person.roles],
				subscription_type: person.attorney ? 'Attorney' : 'NonAttorney',
				time_zone: 'America/Los_Angeles',
				account: linkTo(account),
			},
			{ createdAt, updatedAt: daysIn(30 + index) },
		);
		user.values.notification_methods = ['Email', 'Popup'].map((type) =>
			linkTo(
				firm.add(
					'NotificationMethod',
					{ type, email_address: type === 'Email' ? email : null, is_default_email_address: type === 'Email' },
					{ createdAt },
				),
			),
		);
		user.values.job_title = linkTo(
			firm.add('JobTitle', { name: person.title, initials: person.title.replace(/[^A-Z]/g, '') }, { createdAt }),
		);
		addCalendar(firm, user, index);
		if (index === 0) account.values.owner = linkTo(user);
	}
}
