import type { Agreement } from './agreement';
import { better, LIKELY, NONE } from './agreement';
import { keysOfWords } from './blocking';
import type { CompanyName } from './companyName';
import { compareCompanies } from './companySimilarity';
import type { DuplicateRules } from './duplicates';
import { soundKey } from './nysiis';
import type { Known } from './wanted';
import { comparePeople } from './personSimilarity';

/** A matter as it is compared with others. */
export interface ComparableMatter {
	clientId: string;
	client: Known;
	/** its words, read as those of a company are */
	description: CompanyName;
	text: string;
	/** of the client; empty where there is none */
	reference: string;
}

const SAME_REFERENCE = 0.95;
const SAME_REFERENCE_OF_OTHERS = 0.84;
const OTHER_CLIENT = 0.9;

/** When two matters may be one: descriptions that agree for one client, or the client's own reference. */
export const MATTER_RULES: DuplicateRules<ComparableMatter> = {
	sortText: ({ text }) => text.toLowerCase(),
	keysOf({ clientId, client, description, reference }) {
		const surname = client.person.readings[0]?.at(-1)?.text ?? '';
		const [first] = description.words;
		return [
			...keysOfWords(description.words.slice(0, 4)).map((key) => `${clientId}|${key}`),
			...(reference === '' ? [] : [`r${reference}`]),
			...(first === undefined || surname === '' ? [] : [`n${soundKey(surname) || surname}|${first.text.slice(0, 4)}`]),
		];
	},
	compare(left, right) {
		const isSameReference = left.reference !== '' && left.reference === right.reference;
		if (left.clientId !== right.clientId) {
			if (isSameReference) return { score: SAME_REFERENCE_OF_OTHERS, why: ['same client reference', 'another client'] };
			const client = compareClients(left.client, right.client);
			const text = client.score < LIKELY ? NONE : compareCompanies(left.description, right.description);
			if (text.score < LIKELY) return NONE;
			return { score: client.score * text.score * OTHER_CLIENT, why: ['clients of like names', ...described(text)] };
		}
		const text = compareCompanies(left.description, right.description);
		const byText = text.score < LIKELY ? NONE : { score: text.score, why: ['same client', ...described(text)] };
		return isSameReference
			? better({ score: SAME_REFERENCE, why: ['same client', 'same client reference'] }, byText)
			: byText;
	},
};

function compareClients(left: Known, right: Known): Agreement {
	return left.isPerson === false || right.isPerson === false
		? compareCompanies(left.company, right.company)
		: comparePeople(left.person, right.person);
}

function described({ score }: Agreement): string[] {
	return [score === 1 ? 'same description' : 'like description'];
}
