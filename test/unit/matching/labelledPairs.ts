import type { Agreement } from '../../../nodes/Clio/matching/agreement';
import { LIKELY, NONE } from '../../../nodes/Clio/matching/agreement';
import { companyName } from '../../../nodes/Clio/matching/companyName';
import { compareCompanies } from '../../../nodes/Clio/matching/companySimilarity';
import { compareEmails, emailAddress } from '../../../nodes/Clio/matching/email';
import { personName } from '../../../nodes/Clio/matching/personName';
import { comparePeople } from '../../../nodes/Clio/matching/personSimilarity';
import { comparePhones, phoneNumber } from '../../../nodes/Clio/matching/phone';
import heldOut from './pairs/heldOut.json';
import tuning from './pairs/tuning.json';

/** Two values, whether they may mean the same, and what makes the pair hard. */
export interface LabelledPair {
	kind: string;
	left: string;
	right: string;
	isSame: boolean;
	why: string;
}

/** How well the comparison tells the pairs that may mean the same from the others. */
export interface Quality {
	pairs: number;
	/** share of the pairs that mean the same which are found */
	recall: number;
	/** share of what is found that means the same */
	precision: number;
	missed: string[];
	mistaken: string[];
}

const COMPARISONS: Readonly<Record<string, (left: string, right: string) => Agreement>> = {
	person: (left, right) => comparePeople(personName(left), personName(right)),
	company: (left, right) => compareCompanies(companyName(left), companyName(right)),
	email: (left, right) => {
		const [one, other] = [emailAddress(left), emailAddress(right)];
		return one === undefined || other === undefined ? NONE : compareEmails(one, other);
	},
	phone: (left, right) => {
		const [one, other] = [phoneNumber(left), phoneNumber(right)];
		return one === undefined || other === undefined ? NONE : comparePhones(one, other);
	},
};

/** The pairs that the weights were found with, and those that were written before any code and only judge it. */
export const PAIRS: Readonly<Record<'tuning' | 'heldOut', readonly LabelledPair[]>> = {
	tuning: tuning.map(toPair),
	heldOut: heldOut.map(toPair),
};

/** How far the two values of a pair agree. */
export function agreementOf({ kind, left, right }: LabelledPair): Agreement {
	const compare = COMPARISONS[kind];
	if (compare === undefined) throw new Error(`There is no comparison of ${kind}`);
	return compare(left, right);
}

/** Recall and precision over labelled pairs. */
export function qualityOver(pairs: readonly LabelledPair[]): Quality {
	const found = (pair: LabelledPair) => agreementOf(pair).score >= LIKELY;
	const told = ({ left, right }: LabelledPair) => `${left} | ${right}`;
	const same = pairs.filter(({ isSame }) => isSame);
	const missed = same.filter((pair) => !found(pair));
	const mistaken = pairs.filter(({ isSame }) => !isSame).filter(found);
	const hits = same.length - missed.length;
	return {
		pairs: pairs.length,
		recall: hits / same.length,
		precision: hits / (hits + mistaken.length),
		missed: missed.map(told),
		mistaken: mistaken.map(told),
	};
}

function toPair([kind, left, right, isSame, why]: Array<string | boolean>): LabelledPair {
	return { kind: String(kind), left: String(left), right: String(right), isSame: isSame === true, why: String(why) };
}
