import { companyName } from '../../../nodes/Clio/matching/companyName';
import { compareEmails, emailAddress, isCompanyDomain } from '../../../nodes/Clio/matching/email';
import { areRelatedGivenNames, isGivenName, relatedGivenNames } from '../../../nodes/Clio/matching/givenNames';
import { folded, foldedWrittenOut } from '../../../nodes/Clio/matching/letters';
import { personName } from '../../../nodes/Clio/matching/personName';

const readings = (text: string) => personName(text).readings.map((words) => words.map((word) => word.text).join(' '));

describe('letters', () => {
	it.each([
		['Ångström', 'angstrom', 'aangstroem'],
		['Straße', 'strasse', 'strasse'],
		['Łódź', 'lodz', 'lodz'],
		['Σωκράτης', 'sokratis', 'sokratis'],
		['Чайковский', 'chaykovskiy', 'chaykovskiy'],
		['O’Neill', 'oneill', 'oneill'],
		['ＡＢＣ', 'abc', 'abc'],
		['が', 'が', 'が'],
		['أحمد', 'احمد', 'احمد'],
	])('of %s become %s', (text, plain, writtenOut) => {
		expect([folded(text), foldedWrittenOut(text)]).toEqual([plain, writtenOut]);
	});
});

describe('the name of a person', () => {
	it.each([
		['Smith, John A.', ['john a smith']],
		['Dr. John Smith, Jr., Esq.', ['john smith']],
		['Smith Jr., John', ['john smith']],
		['William "Bill" Barnes', ['william barnes', 'bill barnes']],
		['Michelle Dupont (née Garnier)', ['michelle dupont', 'michelle garnier']],
		['Juan de la Cruz', ['juan de la cruz', 'juan cruz', 'juan delacruz']],
		['Fiona Mac Leod', ['fiona mcleod']],
		['J.R. Maddox', ['j r maddox']],
		['Prince', ['prince']],
		['王小明', ['王小明']],
		['', ['']],
	])('%j is read as %j', (text, expected) => {
		expect(readings(text)).toEqual(expected);
	});

	it.each([
		['John Smith Jr', 'jr'],
		['John Smith, Sr.', 'sr'],
		['John Smith 3rd', 'iii'],
		['John Smith', undefined],
	])('%j has the suffix %s', (text, suffix) => {
		expect(personName(text).suffix).toBe(suffix);
	});
});

describe('the name of a company', () => {
	it.each([
		['The Acme Company, Inc.', 'acme', 'co inc'],
		['Schwarz Gruppe GmbH & Co. KG', 'schwarz gruppe', 'gmbh co kg'],
		['Société Générale S.A.', 'societe generale', 'sa'],
		['AT&T', 'att', ''],
		['I.B.M.', 'ibm', ''],
		['St. Mary’s Hosp.', 'saint marys hospital', ''],
		['Limited', 'limited', ''],
		['The The', 'the', ''],
	])('%j is %j of the form %j', (text, words, form) => {
		const read = companyName(text);
		expect([read.words.map((word) => word.text).join(' '), read.form]).toEqual([words, form]);
	});
});

describe('given names', () => {
	it('are known with those that are used for them', () => {
		expect(areRelatedGivenNames('bob', 'robert')).toBe(true);
		expect(areRelatedGivenNames('joan', 'john')).toBe(false);
		expect(areRelatedGivenNames('alexander', 'alexandra')).toBe(false);
		expect(isGivenName('joan')).toBe(true);
		expect(isGivenName('smith')).toBe(false);
		expect(relatedGivenNames('timothy')).toEqual(['tim', 'timmy']);
	});
});

describe('an e-mail address', () => {
	it.each([
		['Jane Roe <Jane.Roe+law@Example.com>', 'jane.roe+law@example.com', 'jane.roe@example.com'],
		['mailto:jane@example.com?subject=Hi', 'jane@example.com', 'jane@example.com'],
		['"Roe, Jane" <jane@example.com> ', 'jane@example.com', 'jane@example.com'],
		['+@example.com', '+@example.com', '+@example.com'],
	])('is read from %j', (text, address, untagged) => {
		expect(emailAddress(text)).toMatchObject({ address, untagged, domain: 'example.com' });
	});

	it.each(['', 'jane', 'jane@', '@example.com', 'jane@localhost', 'a@b.c, d@e.f'])('is not read from %j', (text) => {
		expect(emailAddress(text)).toBeUndefined();
	});

	it('tells a company by its domain, not a provider', () => {
		const agreement = (left: string, right: string) => {
			const [one, other] = [emailAddress(left), emailAddress(right)];
			return one === undefined || other === undefined ? undefined : compareEmails(one, other);
		};
		expect(agreement('a@acme.test', 'b@acme.test')).toEqual({ score: 0.6, why: ['same e-mail domain'] });
		expect(agreement('a@gmail.com', 'b@gmail.com')?.score).toBe(0);
		expect(isCompanyDomain('gmail.com')).toBe(false);
	});
});
