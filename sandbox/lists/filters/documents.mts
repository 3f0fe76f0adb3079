import { scalarText } from '../../json/shape.mjs';
import { badRequest } from '../../api/answer.mjs';
import { lastValue } from '../../api/queryString.mjs';
import type { Firm } from '../../firm/firm.mjs';
import type { FirmRecord } from '../../firm/record.mjs';
import { byFlag, byValue, withoutEffect, type Filter } from '../filterKinds.mjs';

/** Whether the record lies in the folder: directly, or at any depth. */
function liesIn(record: FirmRecord, folderId: string, anyDepth: boolean, firm: Firm): boolean {
	let parent = record.link('parent');
	while (parent !== undefined) {
		if (String(parent.id) === folderId) return true;
		if (!anyDepth) return false;
		parent = firm.follow(parent)?.link('parent');
	}
	return false;
}

const byParent: Filter = (values, { query, firm, operationId }) => {
	const asked = values.at(-1) ?? '';
	const anyDepth = lastValue(query, 'scope') === 'descendants';
	if (asked === 'null') {
		if (operationId === 'Folder#list') throw badRequest('parent_id may not be null here');
		return (record) => record.link('parent') === undefined;
	}
	return (record) => liesIn(record, asked, anyDepth, firm);
};

const withoutTrash: Filter = () => (record) => (record.values.deleted_at ?? null) === null;
const onlyUploaded: Filter = () => (record) => record.resource !== 'Document' || record.flag('fully_uploaded');
const unless =
	(standard: Filter): Filter =>
	(values, context) =>
		values.at(-1) === 'true' ? () => true : standard(values, context);

const ofLists = (lists: readonly string[], filters: Readonly<Record<string, Filter>>): Record<string, Filter> =>
	Object.fromEntries(
		lists.flatMap((list) => Object.entries(filters).map(([name, filter]) => [`${list} ${name}`, filter])),
	);

/** Filters of documents, folders, their versions and comments (Clio: Documents, Folders). */
export const documentFilters: Readonly<Record<string, Filter>> = {
	...ofLists(['Document#index', 'Folder#index', 'Folder#list'], {
		parent_id: byParent,
		/* Read together with parent_id. */
		scope: withoutEffect,
		include_deleted: unless(withoutTrash),
		'include_deleted (default)': withoutTrash,
		show_uncompleted: unless(onlyUploaded),
		'show_uncompleted (default)': onlyUploaded,
	}),
	/* Without a folder the contents of the root folder are listed. */
	'Folder#list parent_id (default)': (_values, context) => {
		const root = context.firm.all('Folder').find((folder) => folder.flag('root'));
		return byParent([String(root?.id)], context);
	},
	'DocumentVersion#index id': byValue(
		(version, value) => String(version.id) === value || scalarText(version.values.document_id) === value,
	),
	'DocumentVersion#index fully_uploaded': byFlag((version) => version.flag('fully_uploaded')),
	'Comment#index item_id': byValue((comment, value) => String(comment.link('item')?.id) === value),
};
