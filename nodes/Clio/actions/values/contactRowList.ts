import { nearestName } from '../../catalog/suggestion';
import { isRecord } from '../../transport/record';
import type { ContactRowPlan, PlannedRow } from './contactRowPlan';
import { isLabel } from './contactRowPlan';
import { rowLabel, rowText } from './contactRowText';
import type { Problems } from './problems';
import { shown } from './scalars';

/** The label of a row that is given none (Clio: Contacts). */
const USUAL_LABEL = 'Other';

/** What Clio tells of a row and does not take. */
const READ_ONLY = ['etag', 'created_at', 'updated_at', 'primary'];

/**
 * Puts a whole list into the plan, such as `email_addresses` as Clio has it. A row with an ID changes that row; one without
 * is added, unless the contact has it already, with the same label and value. A list that was read of a contact can be given
 * when another is created: the IDs are passed over then. What is not mentioned stays.
 */
export function applyRowList(problems: Problems, plan: ContactRowPlan, list: unknown): void {
	const { kind } = plan;
	if (!Array.isArray(list)) {
		problems.add(`"${kind.list}" is not a list: ${shown(list)}`, `Give ${example(plan)}.`);
		return;
	}
	for (const [index, element] of (list as unknown[]).entries()) {
		const path = `${kind.list}[${index}]`;
		if (isRecord(element)) applyElement(problems, plan, path, element);
		else problems.add(`"${path}" is not an object: ${shown(element)}`, `Give ${example(plan)}.`);
	}
}

function applyElement(
	problems: Problems,
	plan: ContactRowPlan,
	path: string,
	element: Readonly<Record<string, unknown>>,
): void {
	if (element.redacted === true) return;
	refuseUnknown(problems, plan, path, element);
	const row = existingRow(problems, plan, path, element);
	if (row === 'unknown') return;
	if (element._destroy === true) {
		if (row === undefined) problems.add(`"${path}" has no ID to remove`, 'Give the ID of the row.');
		else row.isRemoved = true;
		return;
	}
	const given = valuesOf(problems, plan, path, element, row);
	if (given === undefined) return;
	const { label = USUAL_LABEL, parts, isMain } = given;
	const equal = row === undefined ? plan.present(label).find((each) => isEqual(plan, each, parts)) : undefined;
	const target = row ?? equal ?? plan.add({ label, parts, isMain: false });
	if (row !== undefined) Object.assign(row, { parts: { ...row.parts, ...parts }, label: given.label ?? row.label });
	if (isMain) plan.makeMain(target);
}

interface GivenRow {
	/** absent where the row keeps the one it has */
	label?: string;
	parts: Record<string, string>;
	isMain: boolean;
}

/** Label, parts and switch of an element; undefined where something is wrong, which is told, or nothing is given. */
function valuesOf(
	problems: Problems,
	{ kind, isNew }: ContactRowPlan,
	path: string,
	element: Readonly<Record<string, unknown>>,
	row: PlannedRow | undefined,
): GivenRow | undefined {
	const isEmpty = (value: unknown) => value === undefined || value === null || value === '';
	const { name } = element;
	const isKept = isEmpty(name) || (row !== undefined && isLabel(row.label, String(name)));
	const label = isKept ? undefined : rowLabel(problems, kind, path, name);
	const given = kind.parts.filter((part) => !isEmpty(element[part]));
	const texts = given.map((part) => rowText(problems, kind, `${path}.${part}`, element[part]));
	if ((!isKept && label === undefined) || texts.includes(undefined)) return undefined;
	if (given.length === 0 && row === undefined) {
		return problems.add(`"${path}" has no value`, `Give ${kind.parts.map((part) => `"${part}"`).join(', ')}.`);
	}
	return {
		...(label === undefined ? {} : { label }),
		parts: Object.fromEntries(given.map((part, index) => [part, texts[index] ?? ''])),
		isMain:
			kind.defaultSwitch !== undefined && (element[kind.defaultSwitch] === true || (isNew && element.primary === true)),
	};
}

/** The row that an element's ID names; undefined for one that is to be added. */
function existingRow(
	problems: Problems,
	plan: ContactRowPlan,
	path: string,
	{ id }: Readonly<Record<string, unknown>>,
): PlannedRow | 'unknown' | undefined {
	if (plan.isNew || id === undefined || id === null || id === '') return undefined;
	const row = plan.rows.find((each) => each.id !== undefined && String(each.id) === String(id));
	if (row !== undefined) return row;
	problems.add(
		`"${path}.id" is not the ID of one of the contact's ${plan.kind.list}`,
		'Leave the ID out to add the row, or read the contact again.',
	);
	return 'unknown';
}

/** Clio would drop such a name without a word. */
function refuseUnknown(
	problems: Problems,
	{ kind }: ContactRowPlan,
	path: string,
	element: Readonly<Record<string, unknown>>,
): void {
	const known = ['name', ...kind.parts, ...(kind.defaultSwitch === undefined ? [] : [kind.defaultSwitch])];
	for (const name of Object.keys(element)) {
		if ([...known, ...READ_ONLY, 'id', '_destroy', 'redacted'].includes(name)) continue;
		const nearest = nearestName(name, known);
		problems.add(
			`Clio does not know "${name.slice(0, 80)}" in "${path}"`,
			nearest === undefined ? `It takes ${known.join(', ')}.` : `Did you mean "${nearest}"?`,
		);
	}
}

function isEqual(plan: ContactRowPlan, row: PlannedRow, parts: Readonly<Record<string, string>>): boolean {
	return plan.kind.parts.every((part) => plan.isSame(row.parts[part], parts[part]));
}

function example({ kind }: ContactRowPlan): string {
	return `[{"name": "${kind.labels[0] ?? ''}", ${kind.parts.map((part) => `"${part}": "..."`).join(', ')}}]`;
}
