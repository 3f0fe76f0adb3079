import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { LISTS_WITHIN, roleFilters, roleName, typeParameterOf, usualType } from '../catalog/referenceRoles';
import type { ReferenceFacts } from '../catalog/references';
import { referencesOf } from '../catalog/references';
import { recordKind } from '../catalog/recordKinds';
import { nounOf } from '../catalog/resourceWords';
import type { OperationFacts } from '../catalog/types';
import { InputProblem } from '../transport/errors/inputProblem';
import type { Within } from '../transport/lookup/findRecord';
import { located, locatedId } from '../transport/lookup/locatedId';
import { isRecord } from '../transport/record';
import type { ClioSession } from '../transport/session';
import { stageId } from './matterStage';

/** The collection for what a record belongs to beside that which stands in the node's panel by itself. */
const RELATED_RECORDS = 'relatedRecords';

/**
 * What the item's record belongs to, as Clio wants it in a body: `{ client: { id: 5 } }`, `{ matter_id: 5 }`, with `type`
 * where Clio takes several kinds. What is not given is left out.
 *
 * @param requires whether a locator that Clio requires may not be empty; false where the values may name its record
 * @throws InputProblem that names the locator: one that Clio requires and that is empty, or a name that fits no record or
 * several
 */
export async function readReferences(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	itemIndex: number,
	requires = true,
): Promise<IDataObject> {
	const given = givenBy.call(this, itemIndex);
	const body: IDataObject = {};
	for (const reference of inOrder(referencesOf(operation))) {
		const { attribute, parameter, kinds, required } = reference;
		const value = given(parameter);
		const what = roleName(parameter);
		if ('nothing' in located(value)) {
			if (required && requires) throw missing(what);
			continue;
		}
		const type = chosenType(reference, what, given(typeParameterOf(parameter)));
		const kind = kinds.get(type);
		const id =
			kind === 'matterStage'
				? await stageId.call(this, session, {
						operation,
						itemIndex,
						value,
						what,
						practiceArea: idIn(body.practice_area),
					})
				: await locatedId.call(this, session, value, kind, what, {
						...withinOf(kind, body),
						...roleFilters(parameter),
					});
		if (id !== undefined) body[attribute] = written(reference, type, kind, what, id);
	}
	return body;
}

/** What a locator holds, wherever it stands. n8n gives nothing of locators that are not shown. */
function givenBy(this: IExecuteFunctions, itemIndex: number): (parameter: string) => unknown {
	const collection: unknown = this.getNodeParameter(RELATED_RECORDS, itemIndex, {});
	const related = isRecord(collection) ? collection : {};
	return (parameter) => {
		const value: unknown = this.getNodeParameter(parameter, itemIndex, '');
		return 'nothing' in located(value) && Object.hasOwn(related, parameter) ? related[parameter] : value;
	};
}

/** Those that are looked up within another come after it. */
function inOrder(references: ReferenceFacts[]): ReferenceFacts[] {
	const isInner = ({ kinds }: ReferenceFacts) =>
		[...kinds.values()].some((kind) => kind !== undefined && (kind === 'matterStage' || LISTS_WITHIN[kind]));
	return [...references.filter((each) => !isInner(each)), ...references.filter(isInner)];
}

function missing(what: string): InputProblem {
	return new InputProblem(
		`${what} is not given`,
		`Choose the ${what.toLowerCase()}, or give its number, name or ID. Clio requires it here.`,
	);
}

/** Clio's word for the kind that is meant, in Clio's case. */
function chosenType(reference: ReferenceFacts, what: string, chosen: unknown): string {
	const { kinds } = reference;
	const text = typeof chosen === 'string' ? chosen.trim().toLowerCase() : '';
	if (kinds.size === 1 || text === '') return usualType(reference);
	const type = [...kinds.keys()].find((word) => word.toLowerCase() === text);
	if (type !== undefined) return type;
	throw new InputProblem(
		`${what} cannot be a "${text.slice(0, 40)}"`,
		`Choose one of ${[...kinds.keys()].join(', ')}.`,
	);
}

/** What the list of a kind must be asked within, as far as the body tells it. */
export function withinOf(kind: string | undefined, body: IDataObject): Within {
	const outer = kind === undefined ? undefined : LISTS_WITHIN[kind];
	if (outer === undefined) return {};
	const id = idIn(body[outer.parameter]);
	return id === undefined ? {} : { [outer.place]: id };
}

function idIn(reference: unknown): unknown {
	return isRecord(reference) ? reference.id : undefined;
}

function written(
	{ holds }: ReferenceFacts,
	type: string,
	kind: string | undefined,
	what: string,
	text: string,
): IDataObject | IDataObject[string] {
	const id = idValue(kind, what, text);
	if (holds === 'id') return id;
	return type === '' ? { id } : { id, type };
}

/** Numbers as numbers; calendar entries have IDs that are text. */
export function idValue(kind: string | undefined, what: string, text: string): number | string {
	const isNumeric = kind === undefined || recordKind(kind)?.hasNumericIds !== false;
	if (/^[1-9][0-9]{0,18}$/.test(text)) return Number.isSafeInteger(Number(text)) ? Number(text) : text;
	if (!isNumeric && /^[A-Za-z0-9_:=+-]{1,200}$/.test(text)) return text;
	throw new InputProblem(
		`${what}: "${text.slice(0, 60)}" is not an ID of Clio`,
		`Choose the ${nounOf(kind ?? 'record')}, or give it by its number or name.`,
	);
}
