import type { Word } from './words';
import { wordsOf } from './words';

/** The name of a company, ready to be compared. */
export interface CompanyName {
	/** without the company form and small words; never empty where the text has words */
	words: readonly Word[];
	/** the company form in one spelling, such as `inc`; empty for none */
	form: string;
}

const set = (names: string) => new Set(names.split(' '));

/** Company forms, each under the word that stands for all its spellings. */
const FORMS: Readonly<Record<string, string>> = Object.fromEntries(
	[
		'inc incorporated',
		'corp corporation',
		'co company cie',
		'llc lc',
		'ltd limited',
		'plc',
		'llp',
		'lp',
		'pllc',
		'pc',
		'pa',
		'gmbh mbh',
		'ag',
		'kg kgaa',
		'ohg',
		'ug',
		'ev',
		'sa',
		'sas',
		'sarl',
		'srl',
		'spa',
		'sl',
		'slu',
		'bv',
		'nv',
		'ab',
		'as',
		'aps',
		'oy oyj',
		'pty',
		'pvt',
		'kk',
		'sp',
		'zoo oo z o',
		'doo',
		'sro',
		'kft',
		'zrt',
		'se',
		'pjsc ojsc jsc ooo oao zao pao',
		'ltda',
		'cv',
	].flatMap((line) => {
		const [form = '', ...others] = line.split(' ');
		return [form, ...others].map((spelling) => [spelling, form]);
	}),
);

const SMALL = set('the of and und et y e for');

/** Short forms and what they stand for. */
const SHORT: Readonly<Record<string, string>> = {
	...{ mfg: 'manufacturing', intl: 'international', bros: 'brothers', assn: 'association', assoc: 'associates' },
	...{ svc: 'service', svcs: 'services', mgmt: 'management', dept: 'department', natl: 'national', govt: 'government' },
	...{ univ: 'university', ctr: 'center', centre: 'center', mt: 'mount', ft: 'fort', apt: 'apartment' },
	...{ apts: 'apartments', condo: 'condominium', condos: 'condominiums', bldg: 'building', hldgs: 'holdings' },
	...{ props: 'properties', fed: 'federal', equip: 'equipment', inst: 'institute', hosp: 'hospital', grp: 'group' },
	...{
		constr: 'construction',
		ent: 'enterprises',
		fdn: 'foundation',
		ave: 'avenue',
		blvd: 'boulevard',
		tech: 'technology',
	},
};

/** Reads the name of a company: its form, ampersands, points, short forms and initials. */
export function companyName(text: string): CompanyName {
	const plain = text
		.replace(/(?<=(?:^|[^\p{L}])\p{L}{1,2}) ?& ?(?=\p{L}{1,2}(?:[^\p{L}]|$))/gu, '')
		.replace(/[&+]/g, ' and ')
		.replace(/(?<=(?:^|[^\p{L}])\p{L})\.(?=\p{L}(?:[^\p{L}]|$))/gu, '');
	const all = wordsOf(plain);
	const forms: string[] = [];
	let end = all.length;
	while (end > 1 && (isForm(all[end - 1]) || isSmall(all[end - 1]))) {
		end--;
		const word = all[end]?.text ?? '';
		if (Object.hasOwn(FORMS, word)) forms.unshift(FORMS[word] ?? word);
	}
	const name = all.slice(0, end);
	if (name.length > 1 && FORMS[name[0]?.text ?? ''] === 'pjsc') forms.push(name.shift()?.text ?? '');
	const words = name.filter((word) => !isSmall(word)).map((word, index, rest) => spelledOut(word, index, rest));
	return { words: words.length === 0 ? name : words, form: [...new Set(forms)].join(' ') };
}

function isForm(word: Word | undefined): boolean {
	return word !== undefined && Object.hasOwn(FORMS, word.text);
}

function isSmall(word: Word | undefined): boolean {
	return word !== undefined && SMALL.has(word.text);
}

function spelledOut(word: Word, index: number, words: readonly Word[]): Word {
	if (word.text === 'st') return { text: index === words.length - 1 ? 'street' : 'saint' };
	return Object.hasOwn(SHORT, word.text) ? { text: SHORT[word.text] ?? word.text } : word;
}
