import { notFound, type Answer } from '../api/answer.mjs';
import type { ApiRequest } from '../api/request.mjs';
import { pathRecord } from '../api/show.mjs';
import { lastValue } from '../api/queryString.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import type { StoredFile } from './fileStore.mjs';

const emptyArchive = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);

const contentTypes: Readonly<Record<string, string>> = {
	csv: 'text/csv',
	html: 'text/html',
	json: 'application/json',
	pdf: 'application/pdf',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	zip: 'application/zip',
};

/** 303 to a short-lived address of the bytes (Clio: download). */
function redirectTo(request: ApiRequest, file: StoredFile): Answer {
	return { status: 303, headers: { Location: `${request.origin}${request.region.files.publish(file)}` } };
}

function textFile(name: string, contentType: string): StoredFile {
	return { name, contentType, content: `Contents of ${name}\n` };
}

function versionOf(request: ApiRequest, document: FirmRecord): FirmRecord {
	const asked = lastValue(request.query, 'document_version_id');
	const version =
		asked === undefined
			? request.firm.follow(document.link('latest_document_version'))
			: request.firm.find('DocumentVersion', asked);
	if (version?.values.document_id !== document.id || !version.flag('fully_uploaded')) throw notFound('DocumentVersion');
	return version;
}

/** Bytes of a document's version; 404 until they are there. */
export function downloadDocument(request: ApiRequest): Answer {
	const version = versionOf(request, pathRecord(request));
	return redirectTo(request, textFile(version.text('filename'), version.text('content_type')));
}

export function downloadTemplate(request: ApiRequest): Answer {
	const template = pathRecord(request);
	return redirectTo(request, textFile(template.text('filename'), template.text('content_type')));
}

function completed(request: ApiRequest): FirmRecord {
	const record = pathRecord(request);
	if (record.text('state') !== 'completed') throw notFound(`The file of ${record.resource} ${String(record.id)}`);
	return record;
}

export function downloadArchive(request: ApiRequest): Answer {
	const archive = completed(request);
	return redirectTo(request, {
		name: `archive-${String(archive.id)}.zip`,
		contentType: 'application/zip',
		content: emptyArchive,
	});
}

export function downloadReport(request: ApiRequest): Answer {
	const report = completed(request);
	const format = report.text('format');
	return redirectTo(
		request,
		textFile(`${report.text('name')}.${format}`, contentTypes[format] ?? 'application/octet-stream'),
	);
}

export function previewDocket(request: ApiRequest): Answer {
	return redirectTo(request, { name: 'preview.json', contentType: 'application/json', content: '{"data":[]}' });
}
