import { ApiError } from '../api/answer.mjs';
import type { AssociationFacts, ResourceFacts } from '../specification/facts.mjs';
import { resourceFacts } from '../specification/specification.mjs';

/** What of a resource is answered, in the order it was asked for. */
export interface Selection {
	readonly entries: readonly SelectedEntry[];
}

export interface SelectedEntry {
	readonly name: string;
	/** Set for associations. */
	readonly association?: AssociationFacts;
	readonly nested?: Selection;
}

const invalidField = (name: string): ApiError => new ApiError(400, 'InvalidFields', `${name} is not a valid field`);

/** What a bare association shows beyond id and etag, or in their place (Clio: Fields; labels of picklist options live). */
const bareDefaults: Readonly<Record<string, readonly string[]>> = {
	PicklistOption: ['id', 'etag', 'option'],
	Multipart: ['part_number', 'put_url', 'put_headers'],
};

/** The default answer: id and etag, or what the resource has in their place. */
export function defaultSelection(resource: string): Selection {
	const facts = resourceFacts(resource);
	const listed = bareDefaults[resource] ?? ['id', 'etag'].filter((name) => name in facts.attributes);
	if (listed.length > 0) return { entries: listed.map((name) => bareEntry(facts, name, true)) };
	const attributes = Object.keys(facts.attributes).map((name) => ({ name }));
	if (attributes.length > 0) return { entries: attributes };
	return { entries: Object.keys(facts.associations).map((name) => bareEntry(facts, name, true)) };
}

function bareEntry(facts: ResourceFacts, name: string, associationsToo: boolean): SelectedEntry {
	if (name in facts.attributes && !(name in facts.associations)) return { name };
	const association = facts.associations[name];
	if (association === undefined || !associationsToo) throw invalidField(name === '' ? '(empty name)' : name);
	return { name, association, nested: defaultSelection(association.resource) };
}

/** Splits at the commas outside braces; braces that do not match are refused. */
function splitList(text: string): string[] {
	const parts: string[] = [''];
	let depth = 0;
	for (const character of text) {
		if (character === '{') depth += 1;
		if (character === '}') depth -= 1;
		if (depth < 0) throw invalidField(text);
		if (character === ',' && depth === 0) parts.push('');
		else parts[parts.length - 1] += character;
	}
	if (depth !== 0) throw invalidField(text);
	return parts;
}

/** Inside braces the target's scalars may be named, and its associations (bare) where the target has them. */
function nestedSelection(association: AssociationFacts, inner: string): Selection {
	const leftover = splitList(inner).find((part) => /[{}]/.test(part));
	if (leftover !== undefined) throw invalidField(leftover);
	const facts = resourceFacts(association.resource);
	return { entries: inner.split(',').map((name) => bareEntry(facts, name, association.deep)) };
}

function topEntry(facts: ResourceFacts, part: string): SelectedEntry {
	const brace = part.indexOf('{');
	if (brace < 0) return bareEntry(facts, part, true);
	const name = part.slice(0, brace);
	const association = facts.associations[name];
	if (!part.endsWith('}') || association === undefined) throw invalidField(part);
	return { name, association, nested: nestedSelection(association, part.slice(brace + 1, -1)) };
}

/** Reads the `fields` parameter; one level of braces, no unknown name, no blank (Clio: Fields). */
export function parseFields(text: string | undefined, resource: string): Selection {
	if (text === undefined || text === '') return defaultSelection(resource);
	const facts = resourceFacts(resource);
	return { entries: splitList(text).map((part) => topEntry(facts, part)) };
}
