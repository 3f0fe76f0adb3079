import { contactRowWrites } from '../../../../nodes/Clio/actions/values/contactRows';
import type { ExistingRows } from '../../../../nodes/Clio/actions/values/existingRows';
import { thrownProblem } from '../../thrownProblem';

const NO_ROWS: ExistingRows = {
	email_addresses: [],
	phone_numbers: [],
	addresses: [],
	web_sites: [],
	instant_messengers: [],
};

const MOBILE = { id: 1, name: 'Mobile', number: '555-0101', primary: true };
const WORK = { id: 2, name: 'Work', number: '555-0102', primary: false };
const JANE = { id: 11, name: 'Work', address: 'jane@work.example', primary: true };
const HOME = { id: 12, name: 'Home', address: 'jane@home.example', primary: false };
const OFFICE = {
	id: 21,
	name: 'Work',
	street: '1 Main St',
	city: 'Seattle',
	province: 'WA',
	postal_code: '98101',
	country: null,
	primary: true,
};

const existing: ExistingRows = {
	...NO_ROWS,
	phone_numbers: [MOBILE, WORK],
	email_addresses: [JANE, HOME],
	addresses: [OFFICE],
};

const written = (given: Record<string, unknown>, rows: ExistingRows = existing, cleared: string[] = []) =>
	contactRowWrites(new Map(Object.entries(given)), cleared, rows);

const problem = (given: Record<string, unknown>, rows: ExistingRows = existing, cleared: string[] = []) => {
	const { message, remedy } = thrownProblem(() => written(given, rows, cleared));
	return `${message} | ${remedy}`;
};

describe('a value with a label', () => {
	it('changes the row with that label by its ID, and adds none', () => {
		expect(written({ work_phone: '555-9999' })).toEqual({
			phone_numbers: [{ id: 2, name: 'Work', number: '555-9999' }],
		});
	});

	it('is not written where it stands already', () => {
		expect(written({ work_phone: '555-0102', home_email: 'jane@home.example' })).toEqual({});
	});

	it('adds a row where the contact has none of that label', () => {
		expect(written({ fax_phone: 5550103 })).toEqual({ phone_numbers: [{ name: 'Fax', number: '5550103' }] });
	});

	it('of several rows changes the main one, or else the first, unless one of them has the value', () => {
		const two = [WORK, { id: 3, name: 'Work', number: '555-0103', primary: true }];
		const rows = { ...NO_ROWS, phone_numbers: two };
		expect(written({ work_phone: '1' }, rows)).toEqual({ phone_numbers: [{ id: 3, name: 'Work', number: '1' }] });
		expect(written({ work_phone: '555-0102' }, rows)).toEqual({});
		const none = { ...NO_ROWS, phone_numbers: two.map((row) => ({ ...row, primary: false })) };
		expect(written({ work_phone: '1' }, none)).toEqual({ phone_numbers: [{ id: 2, name: 'Work', number: '1' }] });
	});

	it('finds a label that was written in another case, and does not send a label that Clio refuses', () => {
		const rows = { ...NO_ROWS, phone_numbers: [{ ...WORK, name: 'work' }] };
		expect(written({ work_phone: '1' }, rows)).toEqual({ phone_numbers: [{ id: 2, number: '1' }] });
	});

	it('knows the labels of two words', () => {
		expect(written({ instant_messenger_website: 'im.example', linkedin_website: 'in.example' }, NO_ROWS)).toEqual({
			web_sites: [
				{ name: 'Instant Messenger', address: 'im.example', default_web_site: true },
				{ name: 'LinkedIn', address: 'in.example' },
			],
		});
	});

	it('is refused where it is no text', () => {
		expect(problem({ work_phone: { number: '1' } })).toMatch(/"work_phone" is not text: an object is given/);
		expect(problem({ work_phone: true })).toMatch(/"work_phone" is not text/);
		expect(problem({ work_phone: '   ' })).toMatch(/"work_phone" is not text/);
	});
});

describe('a new contact', () => {
	it('gets rows without IDs, the first of each list as its main one', () => {
		expect(written({ home_email: 'j@x.example', work_email: 'j@y.example', mobile_phone: '1' }, {})).toEqual({
			email_addresses: [
				{ name: 'Home', address: 'j@x.example', default_email: true },
				{ name: 'Work', address: 'j@y.example' },
			],
			phone_numbers: [{ name: 'Mobile', number: '1', default_number: true }],
		});
	});

	it('gets its primary e-mail as the default one, which the connectors before us lost', () => {
		expect(written({ primary_email: 'j@x.example' }, {})).toEqual({
			email_addresses: [{ name: 'Work', address: 'j@x.example', default_email: true }],
		});
	});

	it('gets one row where the primary value is also that of a label', () => {
		expect(written({ primary_email: 'J@x.example', home_email: 'j@x.example' }, {})).toEqual({
			email_addresses: [{ name: 'Home', address: 'J@x.example', default_email: true }],
		});
	});

	it('gets two rows with two labels where the primary value is another than that at work', () => {
		expect(written({ primary_email: 'a@x.example', work_email: 'b@x.example' }, {})).toEqual({
			email_addresses: [
				{ name: 'Work', address: 'b@x.example' },
				{ name: 'Other', address: 'a@x.example', default_email: true },
			],
		});
	});

	it('gets the parts of an address in one row', () => {
		expect(
			written({ home_address_street: '1 Elm', home_address_city: 'Tacoma', home_address_country: 'US' }, {}),
		).toEqual({ addresses: [{ name: 'Home', street: '1 Elm', city: 'Tacoma', country: 'US' }] });
	});
});

describe('the primary value', () => {
	it('goes to the main row, whatever its label', () => {
		const rows = { ...NO_ROWS, email_addresses: [{ ...JANE, name: 'Invoices' }, HOME] };
		expect(written({ primary_email: 'new@x.example' }, rows)).toEqual({
			email_addresses: [{ id: 11, address: 'new@x.example' }],
		});
	});

	it('makes a row the main one that has the value already', () => {
		expect(written({ primary_email: 'jane@home.example' })).toEqual({
			email_addresses: [{ id: 12, default_email: true }],
		});
		expect(written({ primary_email: 'jane@work.example' })).toEqual({});
	});

	it('goes to a row of its own where the main one takes the value of its label; the second time nothing is written', () => {
		expect(written({ primary_email: 'a@x.example', work_email: 'b@x.example' })).toEqual({
			email_addresses: [
				{ id: 11, name: 'Work', address: 'b@x.example' },
				{ name: 'Other', address: 'a@x.example', default_email: true },
			],
		});
		const after = {
			...NO_ROWS,
			email_addresses: [
				{ id: 11, name: 'Work', address: 'b@x.example', primary: false },
				{ id: 13, name: 'Other', address: 'a@x.example', primary: true },
			],
		};
		expect(written({ primary_email: 'a@x.example', work_email: 'b@x.example' }, after)).toEqual({});
	});

	it('makes the first row of a contact without rows the main one', () => {
		expect(written({ primary_phone: '1' }, NO_ROWS)).toEqual({
			phone_numbers: [{ name: 'Work', number: '1', default_number: true }],
		});
	});
});

describe('an address', () => {
	it('keeps the parts that are not given', () => {
		expect(written({ work_address_city: 'Tacoma' })).toEqual({
			addresses: [{ id: 21, name: 'Work', street: '1 Main St', city: 'Tacoma', province: 'WA', postal_code: '98101' }],
		});
	});

	it('loses the parts that are cleared, and goes when nothing is left', () => {
		expect(written({}, existing, ['work_address_street'])).toEqual({
			addresses: [{ id: 21, name: 'Work', street: '', city: 'Seattle', province: 'WA', postal_code: '98101' }],
		});
		const parts = ['street', 'city', 'province', 'postal_code'].map((part) => `work_address_${part}`);
		expect(written({}, existing, parts)).toEqual({ addresses: [{ id: 21, _destroy: true }] });
	});

	it('is not removed because it was empty before', () => {
		const empty = { id: 22, name: 'Home', street: null, city: null, province: null, postal_code: null, country: null };
		const rows = { ...existing, addresses: [OFFICE, empty] };
		expect(written({ work_address_city: 'Seattle' }, rows)).toEqual({});
	});
});

describe('what is cleared', () => {
	it('is removed by the ID of its row', () => {
		expect(written({}, existing, ['work_phone', 'primary_email'])).toEqual({
			phone_numbers: [{ id: 2, _destroy: true }],
			email_addresses: [{ id: 11, _destroy: true }],
		});
	});

	it('is nothing where there is no row', () => {
		expect(written({}, existing, ['fax_phone', 'twitter_website', 'home_address_city'])).toEqual({});
	});

	it('is refused where several rows could be meant', () => {
		const rows = { ...NO_ROWS, phone_numbers: [WORK, { ...WORK, id: 3 }] };
		expect(problem({}, rows, ['work_phone'])).toMatch(/has 2 of the label Work .*_destroy/);
	});

	it('is refused where it is given as well', () => {
		expect(problem({ work_phone: '1' }, existing, ['work_phone'])).toMatch(/"work_phone" has a value and is to be/);
	});
});

describe('an e-mail address', () => {
	it('is taken out of a sender with a display name', () => {
		expect(written({ work_email: 'Jane Doe <jane.doe@x.example>' })).toEqual({
			email_addresses: [{ id: 11, name: 'Work', address: 'jane.doe@x.example' }],
		});
	});

	it.each(['jane', 'a@x.example, b@x.example', 'a b@x.example', 'Jane <>', '<a@x.example> <b@x.example>', 'a@b@c'])(
		'is refused when it is %s',
		(address) => {
			expect(problem({ work_email: address })).toMatch(/"work_email" is not an e-mail address/);
		},
	);
});

describe('a whole list', () => {
	it('changes rows by ID, adds others, removes those marked, and leaves the rest', () => {
		expect(
			written({
				phone_numbers: [
					{ id: 2, number: '555-7777' },
					{ name: 'home', number: '555-0104' },
					{ id: 1, _destroy: true },
				],
			}),
		).toEqual({
			phone_numbers: [
				{ id: 1, _destroy: true },
				{ id: 2, name: 'Work', number: '555-7777' },
				{ name: 'Home', number: '555-0104' },
			],
		});
	});

	it('can be written back as it was read: nothing changes', () => {
		const read = { etag: '"x"', created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };
		expect(written({ phone_numbers: [{ ...MOBILE, ...read }], addresses: [OFFICE], email_addresses: [] })).toEqual({});
	});

	it('does not double a row without ID that the contact has with the same label and value', () => {
		expect(written({ email_addresses: [{ name: 'Work', address: 'Jane@work.example' }] })).toEqual({});
		expect(written({ email_addresses: [{ name: 'Home', address: 'jane@work.example' }] })).toEqual({
			email_addresses: [{ name: 'Home', address: 'jane@work.example' }],
		});
	});

	it('of another contact can be given to a new one, without its IDs and with its main row', () => {
		expect(written({ email_addresses: [HOME, JANE] }, {})).toEqual({
			email_addresses: [
				{ name: 'Home', address: 'jane@home.example' },
				{ name: 'Work', address: 'jane@work.example', default_email: true },
			],
		});
	});

	it('gives way to a flat name', () => {
		expect(written({ phone_numbers: [WORK], work_phone: '555-8888' })).toEqual({
			phone_numbers: [{ id: 2, name: 'Work', number: '555-8888' }],
		});
	});

	it('gets the label that Clio gives where none is given', () => {
		expect(written({ phone_numbers: [{ number: '1' }] })).toEqual({ phone_numbers: [{ name: 'Other', number: '1' }] });
	});

	it.each([
		[[{ name: 'Cell', number: '1' }], /"phone_numbers\[0\]\.name" is not a label .* Work, Home, Mobile/],
		[[{ id: 99, number: '1' }], /is not the ID of one of the contact's phone_numbers/],
		[[{ name: 'Work' }], /"phone_numbers\[0\]" has no value/],
		[[{ _destroy: true }], /"phone_numbers\[0\]" has no ID to remove/],
		[[{ name: 'Work', numbr: '1' }], /Clio does not know "numbr".*Did you mean "number"/],
		[[null], /"phone_numbers\[0\]" is not an object/],
		['555-0101', /"phone_numbers" is not a list/],
	])('is refused when it is %j', (list, words) => {
		expect(problem({ phone_numbers: list })).toMatch(words);
	});

	it('with a name of the prototype is refused and pollutes nothing', () => {
		const rows: unknown = JSON.parse('[{"number": "1", "__proto__": {"polluted": true}}]');
		expect(problem({ phone_numbers: rows })).toMatch(/"__proto__"/);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});
});

describe('more rows than Clio takes', () => {
	const phones = (count: number) =>
		Array.from({ length: count }, (_, index) => ({
			id: index + 1,
			name: 'Other',
			number: String(index),
			primary: false,
		}));

	it('are refused before anything is sent', () => {
		expect(problem({ work_phone: '1' }, { ...NO_ROWS, phone_numbers: phones(20) })).toMatch(
			/would have 21 phone_numbers, and Clio takes 20 at most/,
		);
		expect(written({ work_phone: '1' }, { ...NO_ROWS, phone_numbers: phones(19) })).toEqual({
			phone_numbers: [{ name: 'Work', number: '1' }],
		});
	});

	it('do not stand in the way of changing one of them, or of putting one in the place of another', () => {
		const rows = { ...NO_ROWS, phone_numbers: phones(22) };
		expect(written({ other_phone: 'x' }, rows).phone_numbers).toHaveLength(1);
		const full = { ...NO_ROWS, phone_numbers: phones(20) };
		expect(
			written(
				{
					phone_numbers: [
						{ id: 1, _destroy: true },
						{ name: 'Fax', number: '9' },
					],
				},
				full,
			).phone_numbers,
		).toHaveLength(2);
	});
});

it('tells everything that is wrong at once', () => {
	expect(problem({ work_email: 'x', phone_numbers: [{ name: 'Cell', number: '1' }] })).toMatch(
		/phone_numbers\[0\]\.name.*; .*work_email/,
	);
});
