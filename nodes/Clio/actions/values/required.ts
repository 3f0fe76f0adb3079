import type { IDataObject } from 'n8n-workflow';

import { attributeLabel } from '../../catalog/attributeLabel';
import { factsOf } from '../../catalog/catalog';
import { bodyOf } from '../../catalog/form';
import { overlaidLabel } from '../../catalog/formOverlay';
import type { AttributeFacts, OperationFacts } from '../../catalog/types';
import { isRecord } from '../../transport/record';
import { listed } from './problems';
import type { Problems } from './problems';

/** Adds what follows from what was given, and tells what Clio requires and was not given. */
export function completeBody(operation: OperationFacts, data: IDataObject, problems: Problems): void {
	const rule = Object.hasOwn(RULES, operation.id) ? RULES[operation.id] : undefined;
	rule?.(data, problems);
	const missing = missingIn(bodyOf(operation), data);
	if (missing.length === 0) return;
	const names = missing.map((path) => {
		const label = overlaidLabel(operation.id, path) ?? attributeLabel(path);
		return path.includes('.') ? `"${path}"` : `${label} ("${path}")`;
	});
	problems.add(
		`${listed(names, 'and')} ${names.length === 1 ? 'is' : 'are'} not given`,
		`${operation.own === undefined ? 'Clio requires it here: give' : 'Give'} a value under that name, or choose the record in the node.`,
	);
}

/** Names of what is required and missing, of the body and of what was given of its objects and lists. */
function missingIn(attributes: AttributeFacts, given: Readonly<Record<string, unknown>>, path = ''): string[] {
	return Object.entries(attributes).flatMap(([name, entry]) => {
		const { required, attributes: inner, items } = factsOf(entry);
		const value = given[name];
		const at = `${path}${name}`;
		if (value === undefined) return required === true ? [at] : [];
		if (inner !== undefined && isRecord(value)) return missingIn(inner, value, `${at}.`);
		const ofRow = items === undefined ? undefined : factsOf(items).attributes;
		if (ofRow === undefined || !Array.isArray(value)) return [];
		return value.flatMap((row, index) => (isRecord(row) ? missingIn(ofRow, row, `${at}[${index}].`) : []));
	});
}

type Rule = (data: IDataObject, problems: Problems) => void;

/** What Clio requires in its text and not in the document's marks. */
const RULES: Readonly<Record<string, Rule>> = {
	'Contact#create': (data, problems) => {
		const names = data.type === 'Company' ? ['name'] : ['first_name', 'last_name', 'name'];
		if (data.type === undefined || names.some((name) => data[name] !== undefined)) return;
		problems.add(
			data.type === 'Company' ? 'A company needs a name' : 'A person needs a first or last name',
			`Give ${listed(
				names.map((name) => `"${name}"`),
				'or',
			)}.`,
		);
	},
	'Note#create': (data, problems) => {
		const given = ['Matter', 'Contact'].filter((type) => data[type.toLowerCase()] !== undefined);
		const [only] = given;
		if (data.type === undefined && only !== undefined && given.length === 1) data.type = only;
		const wanted = typeof data.type === 'string' ? data.type : undefined;
		if (given.length === 0) {
			problems.add('The note is about nothing', 'Choose the matter or contact that the note is about.');
		} else if (wanted !== undefined && given.some((type) => type !== wanted)) {
			problems.add(
				`A note of the type ${wanted} is about a ${wanted.toLowerCase()} alone`,
				`Give the ${wanted.toLowerCase()}, and nothing else that the note is about.`,
			);
		}
	},
	'Task#create': (data, problems) => {
		if (data.assignee !== undefined && data.assignees !== undefined) {
			problems.add('Both "assignee" and "assignees" are given', 'Clio takes one of them: give one.');
		} else if (data.assignee === undefined && data.assignees === undefined) {
			problems.add('Nobody is given who is to do the task', 'Choose the assignee, a user or a contact.');
		}
	},
};
