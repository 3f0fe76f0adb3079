import { notFound, type Answer } from '../api/answer.mjs';
import { lastValue } from '../api/queryString.mjs';
import type { ApiRequest } from '../api/request.mjs';
import { pathRecord } from '../api/show.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { isTrashed } from '../rules/trash.mjs';
import { downloadAddress } from '../storage/addresses.mjs';
import { BytesInMemory, textBytes, type StoredBytes } from './bytes.mjs';
import { recordKey } from './keys.mjs';

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
function redirectTo(request: ApiRequest, key: string, name: string, contentType: string): Answer {
	if (request.firm.files.get(key) === undefined) throw notFound(`The file ${name}`);
	return { status: 303, headers: { Location: downloadAddress(request, key, name, contentType) } };
}

/** 303 to a file that is made for the download. */
function redirectToMade(
	request: ApiRequest,
	record: FirmRecord,
	name: string,
	type: string,
	bytes: StoredBytes,
): Answer {
	const key = recordKey(record.resource.toLowerCase(), record.id, name);
	request.firm.files.put(key, bytes);
	return redirectTo(request, key, name, type);
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

/** Bytes of a document's version; 404 until they are there, and while the document is in the trash. */
export function downloadDocument(request: ApiRequest): Answer {
	const document = pathRecord(request);
	if (isTrashed(document)) throw notFound(`Document ${String(document.id)}`);
	const version = versionOf(request, document);
	return redirectTo(request, version.text('file_key'), version.text('filename'), version.text('content_type'));
}

export function downloadTemplate(request: ApiRequest): Answer {
	const template = pathRecord(request);
	return redirectTo(request, template.text('file_key'), template.text('filename'), template.text('content_type'));
}

function completed(request: ApiRequest): FirmRecord {
	const record = pathRecord(request);
	if (record.text('state') !== 'completed') throw notFound(`The file of ${record.resource} ${String(record.id)}`);
	return record;
}

export function downloadArchive(request: ApiRequest): Answer {
	const archive = completed(request);
	const name = `archive-${String(archive.id)}.zip`;
	return redirectToMade(request, archive, name, 'application/zip', new BytesInMemory(emptyArchive));
}

export function downloadReport(request: ApiRequest): Answer {
	const report = completed(request);
	const format = report.text('format');
	const name = `${report.text('name')}.${format}`;
	const type = contentTypes[format] ?? 'application/octet-stream';
	return redirectToMade(request, report, name, type, textBytes(`Contents of ${name}\n`));
}

export function previewDocket(request: ApiRequest): Answer {
	const key = recordKey('matter_docket', request.firm.accountId, 'preview.json');
	request.firm.files.put(key, textBytes('{"data":[]}'));
	return redirectTo(request, key, 'preview.json', 'application/json');
}
