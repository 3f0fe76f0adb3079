import { invalid } from '../api/answer.mjs';
import { extensionOf, typeByExtension } from '../files/contentTypes.mjs';
import { inventedFile } from '../files/formats/invented.mjs';
import { linkTo, type Firm } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import type { WriteRules } from '../writes/context.mjs';
import { beginWork, orderedBy, type Completion } from './background.mjs';
import { openFolder } from './folders.mjs';
import { addDocument } from './newDocument.mjs';

/** Documents from templates are made in the background. */
export const automationRules: WriteRules = {
	before: ({ request, data }, automation) => {
		if (typeof data.filename !== 'string' || data.filename.trim() === '') throw invalid("filename can't be blank");
		const formats = Array.isArray(data.formats) ? data.formats : [];
		if (formats.length === 0) throw invalid('formats may not be empty');
		if (new Set(formats).size < formats.length) throw invalid('formats may hold each value only once');
		automation.values.documents = [];
		beginWork(request, automation, request.region.settings.automationOutcome);
	},
	attributes: {
		formats: (_context, automation, value) => {
			automation.values.export_formats = value;
		},
	},
};

const formatsOf = (automation: FirmRecord): string[] => {
	const formats = automation.values.export_formats;
	return Array.isArray(formats) ? formats.filter((format) => typeof format === 'string') : [];
};

/** The file name without the extension of the template or of a PDF. */
function stemOf(automation: FirmRecord, template: FirmRecord): string {
	const filename = automation.text('filename');
	const extension = extensionOf(filename);
	const known = ['pdf', extensionOf(template.text('filename'))].includes(extension);
	return known ? filename.slice(0, -extension.length - 1) : filename;
}

/** As a merged document would be read: what the template is, and for which matter and client. */
function linesOf(firm: Firm, automation: FirmRecord, template: FirmRecord, matter: FirmRecord): string[] {
	const client = firm.follow(matter.link('client'));
	return [
		automation.text('filename'),
		`Made from ${template.text('filename')}`,
		`Matter ${matter.text('display_number')}: ${matter.text('description')}`,
		`Client: ${client?.text('name') ?? ''}`,
	];
}

/** A document for each format, in the matter's folder. */
function makeDocuments(firm: Firm, automation: FirmRecord, template: FirmRecord, matter: FirmRecord): FirmRecord[] {
	const creator = orderedBy(firm, automation);
	const folder = openFolder({ firm, user: creator }, matter, 'matter', firm.now());
	const lines = linesOf(firm, automation, template, matter);
	return formatsOf(automation).map((format) => {
		const extension = format === 'pdf' ? 'pdf' : extensionOf(template.text('filename'));
		const filename = `${stemOf(automation, template)}.${extension}`;
		const contentType = typeByExtension(filename) ?? 'application/octet-stream';
		return addDocument(firm, folder, { filename, contentType, bytes: inventedFile(filename, lines), creator });
	});
}

/** The end of an automation: it fails when its template or matter is gone. */
export const completeAutomation: Completion = (firm, automation, outcome) => {
	const template = firm.follow(automation.link('document_template'));
	const matter = firm.follow(automation.link('matter'));
	if (template === undefined || matter === undefined) return 'failed';
	if (outcome === 'completed')
		automation.values.documents = makeDocuments(firm, automation, template, matter).map(linkTo);
	return outcome;
};
