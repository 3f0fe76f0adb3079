import { linkTo } from '../firm/firm.mjs';
import { isJsonObject } from '../json/shape.mjs';
import { parentFolder } from '../rules/documents.mjs';
import { checkBody } from '../writes/checkBody.mjs';
import { linkFor } from '../writes/context.mjs';
import type { Answer } from './answer.mjs';
import type { ApiRequest } from './request.mjs';
import { answerRecord, pathRecord } from './show.mjs';
import { selectionOf } from './viewer.mjs';

/** Copies the latest version of a document into a new document (Clio: Documents, copy). */
export function copyDocument(request: ApiRequest): Answer {
	const source = pathRecord(request);
	const selection = selectionOf(request, 'Document');
	const data = checkBody(request.operation.body, request.body, request.record);
	const now = request.firm.now();
	const folder = parentFolder(request, data.parent, now);
	const name = typeof data.name === 'string' ? data.name : source.text('name');
	const category = isJsonObject(data.document_category)
		? linkFor(request, 'DocumentCategory', data.document_category.id)
		: (source.values.document_category ?? null);
	const copy = request.firm.add(
		'Document',
		{
			...source.snapshot(),
			name,
			filename: typeof data.filename === 'string' ? data.filename : source.text('filename'),
			parent: linkTo(folder),
			matter: folder.values.matter ?? null,
			contact: folder.values.contact ?? null,
			document_category: category,
			creator: linkTo(request.user),
			external_properties: [],
		},
		{ createdAt: now },
	);
	const latest = request.firm.follow(source.link('latest_document_version'));
	if (latest !== undefined) {
		const version = request.firm.add(
			'DocumentVersion',
			{ ...latest.snapshot(), document_id: copy.id, version_number: 1, filename: copy.text('filename') },
			{ createdAt: now },
		);
		copy.values.latest_document_version = linkTo(version);
	}
	return answerRecord(request, copy, selection);
}

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
