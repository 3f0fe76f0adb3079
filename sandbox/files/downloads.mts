import { notFound, type Answer } from '../api/answer.mjs';
import { lastValue } from '../api/queryString.mjs';
import type { ApiRequest } from '../api/request.mjs';
import { pathRecord } from '../api/show.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { archiveKey, archiveName } from '../rules/archives.mjs';
import { reportFile, reportName } from '../rules/reports.mjs';
import { isTrashed } from '../rules/trash.mjs';
import { downloadAddress } from '../storage/addresses.mjs';
import { textBytes } from './bytes.mjs';
import { typeByExtension } from './contentTypes.mjs';
import { recordKey } from './keys.mjs';

const contentTypeOf = (filename: string): string => typeByExtension(filename) ?? 'application/octet-stream';

/** 303 to a short-lived address of the bytes (Clio: download). */
function redirectTo(request: ApiRequest, key: string, name: string, contentType: string): Answer {
	if (request.firm.files.get(key) === undefined) throw notFound(`The file ${name}`);
	return { status: 303, headers: { Location: downloadAddress(request, key, name, contentType) } };
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

/** Bytes of an archive; 404 until it is completed. */
export function downloadArchive(request: ApiRequest): Answer {
	const archive = completed(request);
	return redirectTo(request, archiveKey(archive), archiveName(archive), 'application/zip');
}

/** Bytes of a report; 404 until it is completed. */
export function downloadReport(request: ApiRequest): Answer {
	const report = completed(request);
	const key = reportFile(request.firm, report);
	if (key === undefined) throw notFound(`The file of Report ${String(report.id)}`);
	return redirectTo(request, key, reportName(report), contentTypeOf(reportName(report)));
}

/** Bytes of a docket's preview, which are the sandbox's own invention. */
export function previewDocket(request: ApiRequest): Answer {
	const key = recordKey('matter_docket', request.firm.accountId, 'preview.json');
	request.firm.files.put(key, textBytes('{"data":[]}'));
	return redirectTo(request, key, 'preview.json', 'application/json');
}
