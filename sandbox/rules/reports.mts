import { invalid } from '../api/answer.mjs';
import { isJsonObject, scalarText } from '../json/shape.mjs';
import { linkFor, referred, type WriteRules } from '../writes/context.mjs';

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
export const categoryOf = (kind: string): string =>
	categories.find(([pattern]) => pattern.test(kind))?.[1] ?? 'billing';

const subjects: Readonly<Record<string, string>> = {
	client: 'Contact',
	matter: 'Matter',
	originating_attorney: 'User',
	practice_area: 'PracticeArea',
	responsible_attorney: 'User',
	user: 'User',
};

/** Reports are made in the background: their state follows from their age. */
export const reportRules: WriteRules = {
	before: ({ request, data }, report) => {
		for (const [name, resource] of Object.entries(subjects)) {
			const value = data[name];
			if (isJsonObject(value)) referred(request, resource, value.id);
		}
		const kind = typeof data.kind === 'string' ? data.kind : '';
		Object.assign(report.values, {
			name: kind.replaceAll('_', ' '),
			category: categoryOf(kind),
			source: 'reports',
			state: 'queued',
			progress: 0,
		});
	},
};

/** Archives are packed in the background. */
export const archiveRules: WriteRules = {
	before: (_context, archive) => {
		archive.values.state = 'queued';
		archive.values.progress = 0;
		archive.values.size = 4096;
		archive.values.message = null;
	},
	attributes: {
		items: ({ request }, archive, value) => {
			const rows = Array.isArray(value) ? value.filter(isJsonObject) : [];
			if (rows.length === 0) throw invalid('items may not be empty');
			archive.values.items = rows.map((row) => linkFor(request, scalarText(row.type), row.id));
		},
	},
};

/** Documents from templates are made in the background. */
export const automationRules: WriteRules = {
	before: (_context, automation) => {
		automation.values.state = 'queued';
		automation.values.documents = [];
	},
	attributes: {
		formats: (_context, automation, value) => {
			automation.values.export_formats = value;
		},
	},
};
