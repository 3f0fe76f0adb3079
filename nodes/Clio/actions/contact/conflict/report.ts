import type { IDataObject } from 'n8n-workflow';

import type { Finding, Outcome } from './findings';
import { inOrder, outcomeOf } from './findings';
import type { Search } from './lookThrough';
import type { Party } from './parties';

const ROLES: Readonly<Record<Finding['role'], string>> = {
	client: 'client',
	former_client: 'former client',
	opposing_party: 'opposing party',
	related_party: 'related party',
	contact: 'contact',
	mentioned: 'mentioned',
};

const OUTCOMES: Readonly<Record<Outcome, string>> = {
	clear: 'Nothing was found that speaks against the matter',
	review: 'A person has to look at what was found',
	conflict: 'Somebody stands on the other side already',
};

/** The result of a check as output data. */
export function resultOf(
	outcome: Outcome,
	parties: readonly Party[],
	findings: readonly Finding[],
	{ searched, gaps }: Search,
	requests: number,
): IDataObject {
	const notSearched = [...gaps].flatMap(([source, reasons]) => [...reasons].map((reason) => ({ source, reason })));
	const ordered = inOrder(findings);
	return {
		outcome,
		is_clear: outcome === 'clear',
		needs_review: outcome === 'review',
		is_conflict: outcome === 'conflict',
		summary: summaryOf(outcome, ordered, notSearched.length > 0),
		parties: parties.map(({ side, sought }) => {
			const own = ordered.filter((each) => each.side === side && each.values.includes(sought.text));
			return { side, kind: sought.kind, value: sought.text, findings: own.length, highest_score: highest(own) };
		}),
		findings: ordered.map(toOutput),
		searched: searched.map(({ source, how, records }) => ({ source, how, records })),
		not_searched: notSearched,
		requests,
	};
}

/** The report of a check as the text of a note. */
export function reportText(result: IDataObject, findings: readonly Finding[], checkedAt: string): string {
	const gaps = (Array.isArray(result.not_searched) ? result.not_searched : []) as IDataObject[];
	const parties = (Array.isArray(result.parties) ? result.parties : []) as IDataObject[];
	return [
		`Conflict check of ${checkedAt}: ${String(result.outcome)}`,
		String(result.summary),
		'',
		'Checked:',
		...parties.map(({ side, value }) => `- ${String(value)} (${String(side)})`),
		...(findings.length === 0 ? [] : ['', 'Found:']),
		...inOrder(findings).map(lineOf),
		...(gaps.length === 0 ? [] : ['', 'Not looked at:']),
		...gaps.map(({ source, reason }) => `- ${words(String(source))}: ${String(reason)}`),
	].join('\n');
}

function summaryOf(outcome: Outcome, findings: readonly Finding[], hasGaps: boolean): string {
	const conflicts = findings.filter((finding) => outcomeOf(finding) === 'conflict').length;
	const counts =
		findings.length === 0
			? ''
			: ` ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}, ${conflicts} of them ${conflicts === 1 ? 'a conflict' : 'conflicts'}.`;
	const gaps = hasGaps ? ' Not everything could be looked at: see what was not searched.' : '';
	return `${OUTCOMES[outcome]}.${counts}${gaps}`;
}

function toOutput(finding: Finding): IDataObject {
	const { side, values, score, why, role, source, found, contact, company, matters, record, excerpt } = finding;
	return {
		outcome: outcomeOf(finding),
		score: Math.round(score * 1000) / 1000,
		side,
		values,
		found,
		why,
		role,
		source,
		...(contact === undefined ? {} : { contact: { ...contact } as IDataObject }),
		...(company === undefined ? {} : { company: { ...company } as IDataObject }),
		matters: matters.map((matter) => ({ ...matter }) as IDataObject),
		...(record === undefined ? {} : { record: { ...record } as IDataObject }),
		...(excerpt === undefined ? {} : { excerpt }),
	};
}

function lineOf(finding: Finding): string {
	const { values, found, role, source, matters, why, score } = finding;
	const where = matters.map(({ display_number: number, role: as }) => `${String(number ?? '')} (${words(as)})`);
	return [
		`- ${outcomeOf(finding).toUpperCase()}: ${values.join(', ')} = ${found}, ${ROLES[role]}`,
		`  ${words(source)}, score ${score.toFixed(2)}: ${why.join(', ')}`,
		...(where.length === 0 ? [] : [`  Matters: ${where.join('; ')}`]),
	].join('\n');
}

function highest(findings: readonly Finding[]): number {
	return Math.round(Math.max(0, ...findings.map(({ score }) => score)) * 1000) / 1000;
}

function words(name: string): string {
	return name.replace(/_/g, ' ');
}
