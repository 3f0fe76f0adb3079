import { LIKELY } from '../../../nodes/Clio/matching/agreement';
import { KeyIndex, keysOfKnown, keysOfWanted } from '../../../nodes/Clio/matching/blocking';
import { mentionOf, readText } from '../../../nodes/Clio/matching/mention';
import type { WantedKind } from '../../../nodes/Clio/matching/wanted';
import { agreementWith, known, wanted } from '../../../nodes/Clio/matching/wanted';
import { agreementOf, PAIRS } from './labelledPairs';

const KINDS: Readonly<Record<string, WantedKind>> = {
	person: 'name',
	company: 'company',
	email: 'email',
	phone: 'phone',
};

function sought(kind: WantedKind, text: string) {
	const found = wanted(kind, text, 'us');
	if (found === undefined) throw new Error(`${text} is no ${kind}`);
	return found;
}

describe('the keys', () => {
	const alike = [...PAIRS.tuning, ...PAIRS.heldOut].filter((pair) => agreementOf(pair).score >= LIKELY);

	it.each(alike.map((pair) => [pair.left, pair.right, pair] as const))('bring %s and %s together', (_, __, pair) => {
		const kind = KINDS[pair.kind] ?? 'name';
		const [emails, phones] = [kind === 'email' ? [pair.right] : [], kind === 'phone' ? [pair.right] : []];
		const name = kind === 'name' || kind === 'company' ? pair.right : '';
		const other = known(name, kind === 'name' ? true : kind === 'company' ? false : undefined, emails, phones, 'us');
		const index = new KeyIndex<string>();
		index.add(pair.right, keysOfKnown(other));
		expect([...index.sharing(keysOfWanted(sought(kind, pair.left)))]).toEqual([pair.right]);
		expect(agreementWith(sought(kind, pair.left), other).score).toBeGreaterThanOrEqual(LIKELY);
	});
});

describe('who is known', () => {
	it('is found as a company under the name of a person, and by the domain of the company', () => {
		const firm = known('John Smith LLC', false, ['info@smith.example'], [], 'us');
		expect(agreementWith(sought('name', 'John Smith'), firm).score).toBeGreaterThan(LIKELY);
		expect(agreementWith(sought('email', 'jane@smith.example'), firm)).toEqual({
			...{ score: 0.85, why: ['company with the same e-mail domain'] },
		});
		const person = known('Jane Roe', true, ['jane@smith.example'], [], 'us');
		expect(agreementWith(sought('email', 'bob@smith.example'), person).score).toBeLessThan(LIKELY);
	});
});

describe('a mention', () => {
	const TEXT =
		'<p>Met with <b>Jonathan Q. Whitlock</b> of Acme &amp; Sons, Inc. Mail: j.w+x@acme.example. Tel. (206) 555-0199 ext. 4. Jones v. Robert Harmon settled.</p>';

	it.each<[WantedKind, string, string]>([
		['name', 'Whitlock, Jon', 'Jonathan Q. Whitlock'],
		['name', 'Bob Harmon', 'Robert Harmon'],
		['company', 'Acme and Sons', 'Acme & Sons'],
		['email', 'Jon <j.w@acme.example>', 'j.w+x@acme.example'],
		['phone', '+1 206 555 0199', '(206) 555-0199 ext. 4'],
	])('of the %s %j is found', (kind, text, found) => {
		const mention = mentionOf(sought(kind, text), readText(TEXT), 'us');
		expect(mention.found).toBe(found);
		expect(mention.score).toBeGreaterThanOrEqual(LIKELY);
		expect(mention.excerpt).toContain(found);
	});

	it.each<[WantedKind, string]>([
		['name', 'Joan Whitman'],
		['name', 'Robert Jones'],
		['company', 'Summit Roofing'],
		['email', 'jon@acme.test'],
		['phone', '206 555 0100'],
	])('of the %s %j is not', (kind, text) => {
		expect(mentionOf(sought(kind, text), readText(TEXT), 'us').score).toBeLessThan(LIKELY);
	});

	it('tells what stands before it', () => {
		expect(mentionOf(sought('name', 'Robert Harmon'), readText(TEXT), 'us').before).toMatch(/jones v\. $/);
	});
});
