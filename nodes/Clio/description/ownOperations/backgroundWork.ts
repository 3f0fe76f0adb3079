import type { OwnWords } from './index';

export const backgroundWords: OwnWords = {
	'documentAutomation:generateAndWait': {
		name: 'Generate and Wait',
		action: 'Generate documents from a template and wait for them',
		description: 'Makes documents of a matter, and puts out the file of each',
	},
	'folder:downloadZip': {
		name: 'Download as ZIP',
		action: 'Download a folder as a ZIP file',
		description: 'All documents in it, with those in folders below',
	},
	'matter:downloadZip': {
		name: 'Download as ZIP',
		action: 'Download the documents of a matter as a ZIP file',
		description: 'All its documents in their folders',
	},
	'report:runAndWait': {
		name: 'Run and Wait',
		action: 'Run a report and wait for its file',
	},
	'reportPreset:generateReportAndWait': {
		name: 'Generate Report and Wait',
		action: 'Generate a report from a preset and wait for its file',
	},
};
