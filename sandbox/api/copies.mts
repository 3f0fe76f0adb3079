import { linkTo } from '../firm/firm.mjs';
import { isJsonObject, type Json } from '../json/shape.mjs';
import { addFinishedVersion, latestFinished } from '../rules/documentVersions.mjs';
import { checkName, checkProperties, parentFolder, placeIn } from '../rules/folders.mjs';
import { isTrashed } from '../rules/trash.mjs';
import { mergeRows } from '../writes/apply.mjs';
import { checkBody } from '../writes/checkBody.mjs';
import { linkFor } from '../writes/context.mjs';
import { beginWrite } from '../writes/write.mjs';
import { notFound, type Answer } from './answer.mjs';
import type { ApiRequest } from './request.mjs';
import { answerRecord, pathRecord } from './show.mjs';
import { selectionOf } from './viewer.mjs';

const textOr = (value: Json | undefined, standard: string): string =>
	typeof value === 'string' && value !== '' ? value : standard;

/** Copies the latest finished version of a document into a new document (Clio: Documents, copy). The bytes are shared. */
export function copyDocument(request: ApiRequest): Answer {
	const { firm, user } = request;
	const source = pathRecord(request);
	const selection = selectionOf(request, 'Document');
	const context = beginWrite(request, true);
	const { data, now } = context;
	checkName(context);
	const latest = latestFinished(firm, source);
	const bytes = latest === undefined ? undefined : firm.files.get(latest.text('file_key'));
	if (isTrashed(source) || latest === undefined || bytes === undefined) throw notFound(`Document ${String(source.id)}`);
	const folder = parentFolder(request, data.parent, now);
	const category = isJsonObject(data.document_category)
		? linkFor(request, 'DocumentCategory', data.document_category.id)
		: (source.values.document_category ?? null);
	const copy = firm.embed(
		'Document',
		{
			...source.snapshot(),
			name: textOr(data.name, source.text('name')),
			document_category: category,
			received_at: data.received_at ?? source.values.received_at ?? null,
			locked: false,
			fully_uploaded: false,
			latest_document_version: null,
			creator: linkTo(user),
			external_properties: [],
		},
		{ createdAt: now },
	);
	placeIn(copy, folder);
	mergeRows(context, copy, 'external_properties', 'ExternalProperty', listOf(data.external_properties));
	checkProperties(context, copy);
	firm.insert(copy);
	const filename = textOr(data.filename, latest.text('filename'));
	const contentType = latest.text('content_type');
	addFinishedVersion(request, copy, bytes, { filename, contentType, creator: user }, now);
	return answerRecord(request, copy, selection);
}

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** Copies a task template list with its templates. */
export function copyTaskTemplateList(request: ApiRequest): Answer {
	const source = pathRecord(request);
	const selection = selectionOf(request, 'TaskTemplateList');
	const data = checkBody(request.operation.body, request.body, request.record);
	const area = isJsonObject(data.practice_area)
		? linkFor(request, 'PracticeArea', data.practice_area.id)
		: (source.values.practice_area ?? null);
	const now = request.firm.now();
	const copy = request.firm.add(
		'TaskTemplateList',
		{
			...source.snapshot(),
			name: data.name ?? `Copy of ${source.text('name')}`,
			description: data.description ?? source.text('description'),
			practice_area: area,
			creator: linkTo(request.user),
		},
		{ createdAt: now },
	);
	for (const template of request.firm.referring('TaskTemplate', 'task_template_list', source)) {
		request.firm.add('TaskTemplate', { ...template.snapshot(), task_template_list: linkTo(copy) }, { createdAt: now });
	}
	return answerRecord(request, copy, selection);
}
