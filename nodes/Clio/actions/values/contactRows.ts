import type { ContactRowField } from '../../catalog/contactRows';
import { CONTACT_ROW_KINDS, contactRowField } from '../../catalog/contactRows';
import { applyRowList } from './contactRowList';
import { ContactRowPlan } from './contactRowPlan';
import { rowText } from './contactRowText';
import type { ContactRowWrites } from './existingRows';
import { Problems } from './problems';

/** The label of a main row that is added; where it is taken, the other one. */
const MAIN_LABELS = ['Work', 'Other'];

/**
 * What to write for values of a contact's rows.
 *
 * A value goes to the row with its label: of several to the main one among them, or to the first. Only where there is none
 * a row is added. A value that stands there already is not written. `primary_...` goes to the main row, whatever its label;
 * where another row has that value already, that row is made the main one instead. Whole lists come first, flat names have
 * the last word.
 */
export const contactRowWrites: ContactRowWrites = (given, cleared, existing) => {
	const problems = new Problems('a contact');
	const plans = new Map(CONTACT_ROW_KINDS.map((kind) => [kind.list, new ContactRowPlan(kind, existing[kind.list])]));
	for (const [list, plan] of plans) if (given.has(list)) applyRowList(problems, plan, given.get(list));
	const fields = fieldsOf(given.keys());
	const removed = fieldsOf(cleared);
	for (const { name } of removed) {
		if (given.has(name)) problems.add(`"${name}" has a value and is to be cleared`, 'Do one or the other.');
	}
	for (const field of [...removed.filter(isLabelled), ...removed.filter(isOfMain)]) {
		const plan = plans.get(field.kind.list);
		if (plan !== undefined) clear(problems, plan, field);
	}
	// The main row takes what no label has claimed.
	for (const field of [...fields.filter(isLabelled), ...fields.filter(isOfMain)]) {
		const plan = plans.get(field.kind.list);
		const text = rowText(problems, field.kind, field.name, given.get(field.name));
		if (plan === undefined || text === undefined) continue;
		if (field.label === undefined) putMain(plan, field.part, text);
		else putLabelled(plan, field.label, field.part, text);
	}
	for (const plan of plans.values()) {
		plan.removeEmptied();
		refuseExcess(problems, plan);
	}
	problems.throwIfAny();
	const writes = [...plans].map(([list, plan]) => [list, plan.writes()] as const);
	return Object.fromEntries(writes.filter(([, rows]) => rows.length > 0));
};

function fieldsOf(names: Iterable<string>): ContactRowField[] {
	return [...names].flatMap((name) => contactRowField(name) ?? []);
}

function isLabelled({ label }: ContactRowField): boolean {
	return label !== undefined;
}

function isOfMain({ label }: ContactRowField): boolean {
	return label === undefined;
}

function putLabelled(plan: ContactRowPlan, label: string, part: string, text: string): void {
	const rows = plan.present(label);
	const row =
		plan.holding(text, label) ??
		rows.find(({ isMain }) => isMain) ??
		rows[0] ??
		plan.add({ label, parts: {}, isMain: false });
	row.parts[part] = text;
	row.isTaken = true;
}

function putMain(plan: ContactRowPlan, part: string, text: string): void {
	const main = plan.present().find(({ isMain, isTaken }) => isMain && isTaken !== true);
	const row = plan.holding(text) ?? main ?? plan.add({ label: freeLabel(plan), parts: {}, isMain: false });
	row.parts[part] = text;
	plan.makeMain(row);
}

function freeLabel(plan: ContactRowPlan): string {
	const [usual = '', other = ''] = MAIN_LABELS;
	return plan.present(usual).length === 0 ? usual : other;
}

/** Empties a part of a row. Which of several rows is meant nobody can tell, and what is gone does not come back. */
function clear(problems: Problems, plan: ContactRowPlan, { name, label, part, kind }: ContactRowField): void {
	const rows = label === undefined ? plan.present().filter(({ isMain }) => isMain) : plan.present(label);
	const [row, ...others] = rows;
	if (row === undefined) return;
	if (others.length > 0) {
		problems.add(
			`"${name}" cannot be cleared: the contact has ${rows.length} of the label ${label ?? 'main'}`,
			`Say which under ${kind.list}, such as [{"id": ${String(row.id)}, "_destroy": true}].`,
		);
		return;
	}
	row.parts[part] = null;
	row.isCleared = true;
}

function refuseExcess(problems: Problems, plan: ContactRowPlan): void {
	const excess = plan.excess();
	if (excess === undefined) return;
	problems.add(
		`The contact would have ${excess.count} ${plan.kind.list}, and Clio takes ${excess.most} at most`,
		'Remove rows that are no longer needed, or change one of them.',
	);
}
