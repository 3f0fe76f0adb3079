import type { OwnOperations } from './index';

/** What Clio makes in the background, awaited (Clio: Document Archives, Document Automations, Reports). */
export const backgroundOperations: OwnOperations = {
	documentAutomation: {
		generateAndWait: { of: 'DocumentAutomation#create', takes: 'all', gives: 'file', isHandMade: true },
	},
	folder: { downloadZip: { of: 'Folder#show', gives: 'file', isHandMade: true, writes: true } },
	matter: { downloadZip: { of: 'Matter#show', gives: 'file', isHandMade: true, writes: true } },
	report: { runAndWait: { of: 'Report#create', takes: 'all', gives: 'file', isHandMade: true } },
	reportPreset: { generateReportAndWait: { of: 'ReportPreset#generate_report', gives: 'file', isHandMade: true } },
};
