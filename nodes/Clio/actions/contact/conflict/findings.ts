import { STRONG } from '../../../matching/agreement';
import type { Party, Side } from './parties';

/** As what somebody stands in the firm's records. */
export type Role = 'client' | 'former_client' | 'opposing_party' | 'related_party' | 'contact' | 'mentioned';

export type Outcome = 'clear' | 'review' | 'conflict';

/** A matter in which somebody stands, and as what. */
export interface MatterRole {
	id: unknown;
	display_number: unknown;
	description: unknown;
	status: unknown;
	/** in the firm's own words where it has any */
	role: string;
}

/** Something in the firm's records that may speak against taking the new matter. */
export interface Finding {
	side: Side;
	/** the values of the party that were found, each once */
	values: string[];
	score: number;
	why: string[];
	role: Role;
	/** where it was found, such as `contact` or `matter_note` */
	source: string;
	/** the words that were found */
	found: string;
	contact?: { id: unknown; name: unknown; type: unknown };
	/** to which the contact belongs */
	company?: { id: unknown; name: unknown };
	matters: MatterRole[];
	/** the note or communication */
	record?: { id: unknown; subject: unknown; date: unknown };
	excerpt?: string;
}

/** Roles that speak against a new matter by themselves, by the side on which somebody would stand. */
const CONFLICTING: Readonly<Record<Side, readonly Role[]>> = {
	prospect: ['opposing_party'],
	opposing: ['client', 'former_client'],
};

/** From the one that matters most. */
const BY_WEIGHT: Readonly<Record<Side, readonly Role[]>> = {
	prospect: ['opposing_party', 'client', 'former_client', 'related_party', 'contact', 'mentioned'],
	opposing: ['client', 'former_client', 'opposing_party', 'related_party', 'contact', 'mentioned'],
};

/** What a finding means by itself. */
export function outcomeOf({ side, role, score }: Pick<Finding, 'side' | 'role' | 'score'>): Outcome {
	return CONFLICTING[side].includes(role) && score >= STRONG ? 'conflict' : 'review';
}

/** What all findings mean together; where something could not be looked at, nothing is clear. */
export function outcomeOver(findings: readonly Finding[], isComplete: boolean): Outcome {
	if (findings.some((finding) => outcomeOf(finding) === 'conflict')) return 'conflict';
	return findings.length > 0 || !isComplete ? 'review' : 'clear';
}

/** The role that matters most for somebody on a side. */
export function weightiest(side: Side, roles: readonly Role[]): Role {
	return BY_WEIGHT[side].find((role) => roles.includes(role)) ?? 'contact';
}

const OPPOSING = /\b(oppos|advers|opponent|counter-?part|other side|other party|gegner|contrari)/i;
const COUNSEL = /\b(counsel|attorney|lawyer|solicitor|barrister|expert|adviser|advisor|firm)\b/i;

/** What the description of a relationship makes of a contact: the firm writes it as it likes. */
export function roleOfRelationship(description: string): Role {
	return OPPOSING.test(description) && !COUNSEL.test(description) ? 'opposing_party' : 'related_party';
}

/** What a matter makes of its client. */
export function roleOfClient(status: unknown): Role {
	return String(status).toLowerCase() === 'closed' ? 'former_client' : 'client';
}

const AGAINST = /(?:\bv\.?|\bvs\.?|\bversus|\bagainst|\badv\.?|\bcontra|\bgegen)\s+(?:[\p{L}.]+\s+)?$/u;

/** Whether what stands before a name in a title such as "Smith v. Jones" makes it that of the other side. */
export function isAgainst(before: string): boolean {
	return AGAINST.test(before);
}

/** The conflicts first, then by score. */
export function inOrder(findings: readonly Finding[]): Finding[] {
	const rank = (finding: Finding) => (outcomeOf(finding) === 'conflict' ? 1 : 0);
	return [...findings].sort((one, other) => rank(other) - rank(one) || other.score - one.score);
}

/** Adds what another value of the same party tells to a finding. */
export function addValue(finding: Finding, { sought }: Party, score: number, why: readonly string[]): void {
	finding.score = Math.max(finding.score, score);
	if (!finding.values.includes(sought.text)) finding.values.push(sought.text);
	for (const reason of why) if (!finding.why.includes(reason)) finding.why.push(reason);
}
