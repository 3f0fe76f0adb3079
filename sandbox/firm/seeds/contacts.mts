import { linkTo, type Firm } from '../firm.mjs';
import type { FirmRecord, Value } from '../record.mjs';
import { cycle, daysIn } from './calendarOfSeed.mjs';
import { companyNames, firstNames, lastNames, streets, towns } from './names.mjs';

const personCount = 130;

function reachability(firm: Firm, index: number, slug: string, emails: number): Record<string, Value> {
	const given = { createdAt: daysIn(5 + index) };
	const email = (position: number): FirmRecord =>
		firm.embed(
			'EmailAddress',
			{
				address: `${slug}${position === 0 ? '' : `.${position}`}@mail.example.com`,
				name: cycle(['Work', 'Home', 'Other'], position),
				primary: position === 0,
			},
			given,
		);
	return {
		email_addresses: Array.from({ length: emails }, (_, position) => email(position)),
		phone_numbers: [
			firm.embed(
				'PhoneNumber',
				{ number: `555-01${String(index % 100).padStart(2, '0')}`, name: 'Mobile', primary: true },
				given,
			),
			firm.embed(
				'PhoneNumber',
				{ number: `555-01${String((index + 37) % 100).padStart(2, '0')}`, name: 'Work', primary: false },
				given,
			),
		],
		addresses: [
			firm.embed(
				'Address',
				{
					street: `${10 + index} ${cycle(streets, index)}`,
					city: cycle(towns, index),
					province: 'WA',
					postal_code: `980${String(index % 100).padStart(2, '0')}`,
					country: 'US',
					name: cycle(['Work', 'Home', 'Billing'], index),
					primary: true,
				},
				given,
			),
		],
		web_sites:
			index % 4 === 0
				? [
						firm.embed(
							'WebSite',
							{ address: `https://${slug}.example.com`, name: 'Work', default_web_site: true },
							given,
						),
					]
				: [],
		instant_messengers:
			index % 9 === 0 ? [firm.embed('InstantMessenger', { address: `${slug}.im`, name: 'Personal' }, given)] : [],
		custom_field_values: [],
		custom_field_set_associations: [],
	};
}

/** How many e-mail addresses a person has; one has many, some have none. */
const emailsOf = (index: number): number => (index === 7 ? 18 : index % 11 === 10 ? 0 : 1 + (index % 2));

/** Companies and people, some of them employees of the companies; each may become a client. */
export function seedContacts(firm: Firm): void {
	const companies = companyNames.map((name, index) =>
		firm.add(
			'Contact',
			{
				type: 'Company',
				name,
				first_name: null,
				middle_name: null,
				last_name: null,
				prefix: null,
				title: null,
				date_of_birth: null,
				is_bill_recipient: false,
				is_co_counsel: false,
				ledes_client_id: null,
				sales_tax_number: null,
				...reachability(firm, index, name.toLowerCase().replace(/[^a-z]+/g, ''), 1),
			},
			{ createdAt: daysIn(5 + index) },
		),
	);
	for (let index = 0; index < personCount; index += 1) {
		const first = cycle(firstNames, index);
		const last = cycle(lastNames, index * 3 + Math.floor(index / 26));
		firm.add(
			'Contact',
			{
				type: 'Person',
				name: `${first} ${last}`,
				first_name: first,
				middle_name: null,
				last_name: last,
				prefix: index % 5 === 0 ? 'Dr' : null,
				title: index % 4 === 0 ? 'Director' : null,
				date_of_birth: `19${60 + (index % 35)}-0${1 + (index % 9)}-1${index % 10}`,
				is_bill_recipient: index % 6 === 0,
				is_co_counsel: index % 40 === 39,
				ledes_client_id: null,
				sales_tax_number: null,
				company: index % 5 === 1 ? linkTo(cycle(companies, index)) : null,
				...reachability(firm, 15 + index, `${first}.${last}`.toLowerCase().replace(/[^a-z.]/g, ''), emailsOf(index)),
			},
			{ createdAt: daysIn(20 + index), updatedAt: daysIn(60 + index * 3) },
		);
	}
	for (const [index, contact] of firm.all('Contact').entries()) {
		if (index % 3 !== 0) continue;
		contact.values.activity_rates = [
			linkTo(
				firm.add(
					'ActivityRate',
					{ rate: 200 + index, flat_rate: false, contact_id: contact.id, user: linkTo(firm.first('User')) },
					{ createdAt: daysIn(170) },
				),
			),
		];
	}
}
