import type { Finding, Role } from '../../../nodes/Clio/actions/contact/conflict/findings';
import {
	inOrder,
	isAgainst,
	outcomeOf,
	outcomeOver,
	roleOfClient,
	roleOfRelationship,
	weightiest,
} from '../../../nodes/Clio/actions/contact/conflict/findings';
import type { Side } from '../../../nodes/Clio/actions/contact/conflict/parties';
import { partiesOf } from '../../../nodes/Clio/actions/contact/conflict/parties';
import { searchTexts } from '../../../nodes/Clio/actions/contact/conflict/searchTexts';
import type { WantedKind } from '../../../nodes/Clio/matching/wanted';
import { wanted } from '../../../nodes/Clio/matching/wanted';
import { PAIRS } from '../matching/labelledPairs';

const finding = (side: Side, role: Role, score: number): Finding => ({
	...{ side, role, score, values: ['x'], why: [], source: 'contact', found: 'x', matters: [] },
});

describe('what a finding means', () => {
	it.each<[Side, Role, number, string]>([
		['prospect', 'opposing_party', 1, 'conflict'],
		['prospect', 'opposing_party', 0.85, 'review'],
		['prospect', 'client', 1, 'review'],
		['opposing', 'client', 0.93, 'conflict'],
		['opposing', 'former_client', 1, 'conflict'],
		['opposing', 'client', 0.92, 'review'],
		['opposing', 'opposing_party', 1, 'review'],
		['opposing', 'related_party', 1, 'review'],
		['prospect', 'mentioned', 1, 'review'],
		['prospect', 'contact', 1, 'review'],
	])('%s as %s with %d: %s', (side, role, score, outcome) => {
		expect(outcomeOf({ side, role, score })).toBe(outcome);
	});

	it('is clear only when nothing was found and everything was looked at', () => {
		expect(outcomeOver([], true)).toBe('clear');
		expect(outcomeOver([], false)).toBe('review');
		expect(outcomeOver([finding('prospect', 'client', 1)], true)).toBe('review');
		expect(outcomeOver([finding('prospect', 'opposing_party', 1)], false)).toBe('conflict');
	});

	it('puts conflicts first', () => {
		const ordered = inOrder([finding('prospect', 'client', 1), finding('prospect', 'opposing_party', 0.95)]);
		expect(ordered.map(({ role }) => role)).toEqual(['opposing_party', 'client']);
		expect(weightiest('opposing', ['contact', 'former_client', 'client'])).toBe('client');
		expect(weightiest('prospect', [])).toBe('contact');
	});
});

describe('a role', () => {
	it.each([
		['Opposing party', 'opposing_party'],
		['Adverse', 'opposing_party'],
		['Counterparty', 'opposing_party'],
		['Opposing counsel', 'related_party'],
		['Expert of the opposing party', 'related_party'],
		['Witness', 'related_party'],
		['Plaintiff', 'related_party'],
		['', 'related_party'],
	])('of the relationship %j is %s', (description, role) => {
		expect(roleOfRelationship(description)).toBe(role);
	});

	it.each([
		['smith v. ', true],
		['smith vs ', true],
		['claim against dr. ', true],
		['estate of ', false],
		['ivanov ', false],
	])('after %j is that of the other side: %s', (before, expected) => {
		expect(isAgainst(before)).toBe(expected);
	});

	it('of a client follows from the state of the matter', () => {
		expect([roleOfClient('Closed'), roleOfClient('Open'), roleOfClient('pending')]).toEqual([
			'former_client',
			'client',
			'client',
		]);
	});
});

describe('what Clio is asked for', () => {
	const texts = (kind: WantedKind, text: string) => {
		const sought = wanted(kind, text, 'us');
		return sought === undefined ? undefined : searchTexts(sought);
	};

	it.each<[WantedKind, string, string[], string[]]>([
		['name', 'Smith, Robert', ['smit', 'robert sm'], ['rob smith', 'bob smith', 'ber smith']],
		['name', 'J. Fairweather', ['fair', 'ther'], ['fairweather']],
		[
			'name',
			'Müller, Hans',
			['mull', 'muel', 'müller', 'hans mu', 'ller'],
			expect.arrayContaining(['han muller', 'h müller']),
		],
		['company', 'Acme Tools, Inc.', ['tool', 'acme'], ['tools acme']],
		['email', 'Jane <jane+x@acme.example>', ['jane@acme.example', 'jane+x@acme.example'], ['jane@acme.example']],
		['phone', '(206) 555-0123', ['0123'], ['555 0123']],
		['phone', '+33 1 42 68 53 00', ['5300', '53 00'], ['268 5300']],
	])('for the %s %j', (kind, text, contacts, inTexts) => {
		expect(texts(kind, text)).toEqual({ contacts, texts: inTexts });
	});
});

describe('the searches', () => {
	const KINDS: Readonly<Record<string, WantedKind>> = {
		person: 'name',
		company: 'company',
		email: 'email',
		phone: 'phone',
	};

	/** As Clio is documented to search: all words of the query, each anywhere in the record; accents are letters of their own. */
	const finds = (query: string, stored: string) =>
		query.split(' ').every((word) => stored.toLowerCase().includes(word));

	it('bring nine of ten labelled pairs to be compared, where no list is read as a whole', () => {
		const same = [...PAIRS.tuning, ...PAIRS.heldOut].filter((pair) => pair.isSame);
		const both = same.flatMap((pair) => [pair, { ...pair, left: pair.right, right: pair.left }]);
		const found = both.filter(({ kind, left, right }) => {
			const sought = wanted(KINDS[kind] ?? 'name', left, 'us');
			return sought !== undefined && searchTexts(sought).contacts.some((query) => finds(query, right));
		});
		expect(found.length / both.length).toBeGreaterThan(0.93);
	});
});

describe('the parties of an item', () => {
	it('are each there once', () => {
		const parties = partiesOf({ names: ['John Smith', 'john smith', ' '], opposing_names: ['John Smith'] }, 'us');
		expect(parties.map(({ side, sought }) => [side, sought.text])).toEqual([
			['prospect', 'John Smith'],
			['opposing', 'John Smith'],
		]);
	});

	it('are refused where one is nothing of its kind, without telling the value', () => {
		expect(() => partiesOf({ names: ['John Smith'], emails: ['secret name'] }, 'us')).toThrow(
			/^Entry 1 of "emails" is not an e-mail address$/,
		);
		expect(() => partiesOf({}, 'us')).toThrow(/^Nobody is given to check$/);
	});
});
