import { LIKELY } from '../../../nodes/Clio/matching/agreement';
import { companyName } from '../../../nodes/Clio/matching/companyName';
import type { ComparableContact } from '../../../nodes/Clio/matching/duplicateContacts';
import { CONTACT_RULES } from '../../../nodes/Clio/matching/duplicateContacts';
import type { ComparableMatter } from '../../../nodes/Clio/matching/duplicateMatters';
import { MATTER_RULES } from '../../../nodes/Clio/matching/duplicateMatters';
import { duplicateGroups } from '../../../nodes/Clio/matching/duplicates';
import { known } from '../../../nodes/Clio/matching/wanted';
import names from '../../../nodes/Clio/matching/givenNames.json';

interface Given {
	name: string;
	company?: true;
	email?: string;
	phone?: string;
	born?: string;
}

const contact = ({ name, company, email, phone, born = '' }: Given): ComparableContact => ({
	known: known(name, company !== true, email === undefined ? [] : [email], phone === undefined ? [] : [phone], 'us'),
	name,
	birthDate: born,
});

const groupsOf = (given: Given[], threshold = LIKELY) =>
	duplicateGroups(given.map(contact), CONTACT_RULES, threshold).map(({ things, why }) => ({
		names: things.map(({ name }) => name),
		why,
	}));

describe('contacts that may be one', () => {
	it.each<[string, Given, Given]>([
		['the same name', { name: 'John Smith' }, { name: 'Smith, John' }],
		[
			'a nickname with the same number',
			{ name: 'Robert Hayes', phone: '206-555-0100' },
			{ name: 'Bob Hayes', phone: '+1 206 555 0100' },
		],
		[
			'another surname with the same address',
			{ name: 'Ann Lee', email: 'a@x.example' },
			{ name: 'Anna Park', email: 'A@x.example' },
		],
		[
			'a typing mistake with the same birthday',
			{ name: 'Jane Wrigth', born: '1980-01-02' },
			{ name: 'Jane Wright', born: '1980-01-02' },
		],
		['a company form', { name: 'Acme Tools, Inc.', company: true }, { name: 'ACME Tools', company: true }],
	])('are found by %s', (_, left, right) => {
		expect(groupsOf([left, { name: 'Somebody Else' }, right])).toMatchObject([{ names: [left.name, right.name] }]);
	});

	it.each<[string, Given, Given]>([
		['father and son', { name: 'John Smith Sr.' }, { name: 'John Smith Jr.' }],
		['another date of birth', { name: 'John Smith', born: '1950-01-01' }, { name: 'John Smith', born: '1980-01-01' }],
		[
			'one address of two people',
			{ name: 'Ann Lee', email: 'lee@x.example' },
			{ name: 'Victor Lee', email: 'lee@x.example' },
		],
		[
			'one number of an office',
			{ name: 'Ann Lee', phone: '206-555-0100' },
			{ name: 'Zoe Park', phone: '206-555-0100' },
		],
		['other companies', { name: 'Acme Tools', company: true }, { name: 'Acme Foods', company: true }],
	])('are not %s', (_, left, right) => {
		expect(groupsOf([left, right])).toEqual([]);
	});

	it('are grouped together where one is like two others, and told from the surest', () => {
		const groups = groupsOf([
			{ name: 'Roberta Quill', email: 'r@x.example' },
			{ name: 'Jane Roe' },
			{ name: 'Bobbie Quill', email: 'r@x.example', phone: '206-555-0100' },
			{ name: 'Jane Roe' },
			{ name: 'Quill, Roberta', phone: '206-555-0100' },
		]);
		expect(groups.map((group) => group.names)).toEqual([
			['Roberta Quill', 'Bobbie Quill', 'Quill, Roberta'],
			['Jane Roe', 'Jane Roe'],
		]);
		expect(groups[0]?.why).toEqual(expect.arrayContaining(['same e-mail address', 'same phone number']));
	});

	it('are found among 10,000 in seconds, also where very many share a surname', () => {
		const given = names.groups.flatMap((line) => line.split(' '));
		const people = Array.from({ length: 10_000 }, (_, index): Given => {
			const first = given[(index * 7) % given.length] ?? '';
			const surname =
				index % 10 === 0
					? 'Smith'
					: `${given[(index * 13) % given.length] ?? ''}${['ton', 'field', 'worth'][index % 3] ?? ''}`;
			return {
				name: `${first} ${surname}`,
				email: `${first}.${index}@x${index % 500}.example`,
				phone: `206555${String(index).padStart(4, '0')}`,
			};
		});
		people.push({ name: 'Ottoline Featherstone', email: 'Ottoline.5@unique.example' });
		people.push({ name: 'Featherstone, Otoline', email: 'ottoline.5@unique.example' });
		const contacts = people.map(contact);
		const start = performance.now();
		const groups = duplicateGroups(contacts, CONTACT_RULES, LIKELY);
		expect(performance.now() - start).toBeLessThan(15_000);
		expect(groups.map(({ things }) => things.map(({ name }) => name))).toContainEqual([
			'Ottoline Featherstone',
			'Featherstone, Otoline',
		]);
	}, 60_000);
});

describe('matters that may be one', () => {
	const matter = (clientId: string, client: string, text: string, reference = ''): ComparableMatter => ({
		...{ clientId, client: known(client, true, [], [], 'us'), description: companyName(text), text, reference },
	});
	const found = (...matters: ComparableMatter[]) =>
		duplicateGroups(matters, MATTER_RULES, LIKELY).map(({ things, why }) => [things.map(({ text }) => text), why]);

	it('have one client and like descriptions', () => {
		expect(found(matter('1', 'Ann Lee', 'Lease dispute'), matter('1', 'Ann Lee', 'Lease Dipsute'))).toEqual([
			[
				['Lease dispute', 'Lease Dipsute'],
				['same client', 'like description'],
			],
		]);
	});

	it("have the client's own reference", () => {
		const [one, other] = [matter('1', 'Ann Lee', 'Lease', 'X-1'), matter('1', 'Ann Lee', 'Tenancy', 'X-1')];
		expect(found(one, other)).toEqual([
			[
				['Lease', 'Tenancy'],
				['same client', 'same client reference'],
			],
		]);
	});

	it('have clients that may be one', () => {
		expect(found(matter('1', 'Ann Lee', 'Lease dispute'), matter('2', 'Lee, Ann', 'Lease dispute'))).toEqual([
			[
				['Lease dispute', 'Lease dispute'],
				['clients of like names', 'same description'],
			],
		]);
	});

	it.each([
		[matter('1', 'Ann Lee', 'Lease dispute'), matter('2', 'Victor Park', 'Lease dispute')],
		[matter('1', 'Ann Lee', 'Lease dispute'), matter('1', 'Ann Lee', 'Will and estate')],
		[matter('1', 'Ann Lee', 'Claim 12'), matter('1', 'Ann Lee', 'Claim 13')],
	])('are not of another client, about another thing, or of another number', (one, other) => {
		expect(found(one, other)).toEqual([]);
	});
});
