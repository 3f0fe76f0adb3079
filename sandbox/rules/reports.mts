import { invalid } from '../api/answer.mjs';
import type { ApiRequest } from '../api/request.mjs';
import { BytesInMemory } from '../files/bytes.mjs';
import { tableFormats } from '../files/formats/tables.mjs';
import { recordKey } from '../files/keys.mjs';
import type { Firm } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { isJsonObject, parseJson, type Json, type JsonObject } from '../json/shape.mjs';
import { referred, type WriteRules } from '../writes/context.mjs';
import { beginWork, type Completion } from './background.mjs';
import { reportTable } from './reportTables.mjs';

const categories: readonly [RegExp, string][] = [
	[/trust|ledger|bank|listing|law_society/, 'compliance'],
	[/clio_payments/, 'online_payments'],
	[/productivity/, 'productivity'],
	[/revenue/, 'revenue'],
	[/task/, 'task'],
	[/client|contact/, 'client'],
	[/matter/, 'matter'],
];

/** The category of a kind of report. */
const categoryOf = (kind: string): string => categories.find(([pattern]) => pattern.test(kind))?.[1] ?? 'billing';

const subjects: Readonly<Record<string, string>> = {
	client: 'Contact',
	matter: 'Matter',
	originating_attorney: 'User',
	practice_area: 'PracticeArea',
	responsible_attorney: 'User',
	user: 'User',
};

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Throws on a subject that does not exist, on a year that is none, on a first day after the last. */
function checkOptions(request: ApiRequest, options: JsonObject): void {
	for (const [name, resource] of Object.entries(subjects)) {
		const value = options[name];
		if (isJsonObject(value)) referred(request, resource, value.id);
	}
	if (options.year !== undefined && options.year !== null && !/^\d{4}$/.test(textOf(options.year)))
		throw invalid('year must be a year');
	const [from, until] = [textOf(options.start_date), textOf(options.end_date)];
	if (from !== '' && until !== '' && from > until) throw invalid('end_date must not be before start_date');
}

/** Reports are made in the background. */
export const reportRules: WriteRules = {
	before: ({ request, data }, report) => {
		checkOptions(request, data);
		const kind = textOf(data.kind);
		Object.assign(report.values, {
			name: kind.replaceAll('_', ' '),
			category: categoryOf(kind),
			source: 'reports',
			options: data,
		});
		beginWork(request, report, request.region.settings.reportOutcome);
	},
};

/** Orders the report of a preset. */
export function reportOfPreset(request: ApiRequest, preset: FirmRecord): FirmRecord {
	const kind = preset.text('kind');
	const given = preset.values.options;
	const options = typeof given === 'string' ? parseJson(given) : given;
	const report = request.firm.add('Report', {
		name: preset.text('name'),
		kind,
		format: preset.text('format'),
		category: categoryOf(kind),
		source: 'presets',
		options: isOptions(options) ? options : {},
	});
	beginWork(request, report, request.region.settings.reportOutcome);
	return report;
}

const isOptions = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The name under which a report is downloaded. */
export const reportName = (report: FirmRecord): string => `${report.text('name')}.${report.text('format')}`;

/** The key of a report's file, which is made when it is first needed; undefined when the report has no rows. */
export function reportFile(firm: Firm, report: FirmRecord): string | undefined {
	const key = recordKey('report', report.id, reportName(report));
	if (firm.files.get(key) !== undefined) return key;
	const { options } = report.values;
	const table = reportTable(firm, report.text('kind'), isOptions(options) ? options : {});
	const make = tableFormats[report.text('format')];
	if (make === undefined || table.rows.length === 0) return undefined;
	firm.files.put(key, new BytesInMemory(make({ title: report.text('name'), ...table })));
	return key;
}

/** The end of a report: one without rows is empty. */
export const completeReport: Completion = (firm, report, outcome) => {
	if (outcome !== 'completed') return outcome;
	return reportFile(firm, report) === undefined ? 'empty' : 'completed';
};
