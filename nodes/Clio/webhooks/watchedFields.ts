import { defaultNames, fieldsText, associationOf, fieldsOf, mergeSelections } from '../catalog/fieldSelection';
import type { FieldSelection } from '../catalog/fieldSelection';
import { readFieldNames } from '../catalog/returnFieldNames';
import type { WebhookModel } from '../catalog/webhookModels';
import { nounOf, withArticle } from '../catalog/resourceWords';
import { InputProblem } from '../transport/errors/inputProblem';

/** These change with every change, so that watching them would be watching everything. */
export const ALWAYS_CHANGING = ['etag', 'updated_at'];

/** Clio takes no longer text (Clio: Webhooks). */
const LONGEST = 1_000;

/** The texts that a webhook's `fields` can have for one choice, the best first. */
export type FieldsTexts = [string, ...string[]];

/**
 * What to register for a trigger. Clio tells of an update when one of these fields changed, so without a choice the etag is
 * among them, which every change changes; with one it is not (Clio: Webhooks).
 *
 * Whether braces are allowed here, Clio does not say; so where there are some, a text without them follows.
 *
 * @throws InputProblem naming a field that the record does not have, or that always changes
 */
export function fieldsToWatch({ schema, resource }: WebhookModel, names: readonly string[]): FieldsTexts {
	if (names.length === 0) {
		const own = defaultNames(schema);
		return [fieldsText(schema, own.includes('etag') ? own : ['id', 'updated_at'])];
	}
	const { selection, problems } = readFieldNames(schema, names);
	const [problem] = problems;
	if (problem !== undefined) {
		throw new InputProblem(
			`${withArticle(nounOf(resource)).replace(/^a/, 'A')} has no field "${problem.name}" to watch`,
			problem.suggestion === undefined
				? (problem.advice ?? 'Choose from the list.')
				: `Did you mean "${problem.suggestion}"?`,
		);
	}
	const constant = selection.find((entry) => typeof entry === 'string' && ALWAYS_CHANGING.includes(entry));
	if (constant !== undefined) {
		throw new InputProblem(
			`The field "${String(constant)}" changes with every change`,
			'Leave Only When These Fields Change empty to be told of every change.',
		);
	}
	const watched = mergeSelections(
		schema,
		['id'],
		selection.map((entry) => withInner(schema, entry)),
	);
	const bare: FieldSelection = watched.flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.keys(entry)));
	const texts = [...new Set([fieldsText(schema, watched), fieldsText(schema, bare)])].filter(
		(text) => text.length <= LONGEST,
	);
	const [first, ...others] = texts;
	if (first !== undefined) return [first, ...others];
	throw new InputProblem('Clio cannot watch so many fields at once', 'Choose fewer of them.');
}

/** A record that is referred to counts by its ID, so that changes of its own do not; of those of a list all that they hold. */
function withInner(schema: string, entry: FieldSelection[number]): FieldSelection[number] {
	const association = typeof entry === 'string' ? associationOf(schema, entry) : undefined;
	if (typeof entry !== 'string' || association === undefined) return entry;
	const inner = fieldsOf(association.schema, association).filter(
		(name) => !NEVER_WATCHED.has(name) && associationOf(association.schema, name) === undefined,
	);
	const names = association.many === true ? inner : inner.filter((name) => name === 'id');
	return names.length === 0 ? entry : { [entry]: names };
}

const NEVER_WATCHED = new Set([...ALWAYS_CHANGING, 'created_at']);
