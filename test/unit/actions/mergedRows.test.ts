import { mergedRows } from '../../../nodes/Clio/actions/values/mergedRows';

const KNOWN = {
	email_addresses: [{ id: 1, name: 'Work', address: 'jane@example.com', primary: true }],
	phone_numbers: [{ id: 2, name: 'Mobile', number: '+1 (206) 555-0123', primary: true }],
	addresses: [{ id: 3, name: 'Home', street: '1 Main St', city: null, postal_code: '98101', primary: true }],
	web_sites: [{ id: 4, name: 'Work', address: 'https://example.com', default_web_site: false }],
};

const merged = (given: Record<string, unknown>, known = KNOWN) =>
	Object.fromEntries(mergedRows(new Map(Object.entries(given)), known, 'us'));

describe('rows that are merged', () => {
	it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
		['an equal address under another label', { home_email: 'JANE@example.com' }, {}],
		['an equal address with a display name', { work_email: 'Jane <jane@example.com>' }, {}],
		['an equal number in another form', { work_phone: '206.555.0123' }, {}],
		['the main address that is it already', { primary_email: 'jane@example.com' }, {}],
		['an address without anything new', { home_address_street: '1 MAIN ST' }, {}],
		['an equal row of a list', { phone_numbers: [{ name: 'Work', number: '2065550123' }] }, {}],
		[
			'another address',
			{ work_email: 'jane@firm.example' },
			{ email_addresses: [{ name: 'Work', address: 'jane@firm.example' }] },
		],
		[
			'another main address',
			{ primary_email: 'jane@firm.example' },
			{ email_addresses: [{ name: 'Other', address: 'jane@firm.example', default_email: true }] },
		],
		[
			'a main website that is there',
			{ primary_website: 'https://example.com' },
			{ web_sites: [{ id: 4, default_web_site: true }] },
		],
		[
			'one new address under two names',
			{ home_email: 'j@x.example', primary_email: 'J@x.example' },
			{ email_addresses: [{ name: 'Home', address: 'j@x.example', default_email: true }] },
		],
		[
			'another extension',
			{ work_phone: '206-555-0123 x9' },
			{ phone_numbers: [{ name: 'Work', number: '206-555-0123 x9' }] },
		],
		[
			'an address that completes one',
			{ home_address_street: '1 Main St', home_address_city: 'Seattle' },
			{ addresses: [{ id: 3, name: 'Home', street: '1 Main St', city: 'Seattle' }] },
		],
		[
			'an address that contradicts one',
			{ home_address_street: '2 Elm St', home_address_city: 'Seattle' },
			{ addresses: [{ name: 'Home', street: '2 Elm St', city: 'Seattle' }] },
		],
		[
			'a row of a list by its ID',
			{ email_addresses: [{ id: 1, _destroy: true }] },
			{ email_addresses: [{ id: 1, _destroy: true }] },
		],
		[
			'a row that was read of another contact',
			{ email_addresses: [{ id: 99, name: 'Home', address: 'new@example.com' }] },
			{ email_addresses: [{ name: 'Home', address: 'new@example.com' }] },
		],
	])('%s', (_, given, expected) => {
		expect(merged(given)).toEqual(expected);
	});
});
