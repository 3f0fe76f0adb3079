import {
	downloadArchive,
	downloadDocument,
	downloadReport,
	downloadTemplate,
	previewDocket,
} from '../files/downloads.mjs';
import { answerList, matchingRecords } from '../lists/list.mjs';
import { takePage } from '../lists/paging.mjs';
import { runningTimer } from '../rules/activities.mjs';
import { reportOfPreset } from '../rules/reports.mjs';
import { createRecord } from '../writes/write.mjs';
import { notFound, type Answer } from './answer.mjs';
import { copyDocument, copyTaskTemplateList } from './copies.mjs';
import { createDocument, updateDocument } from './documents.mjs';
import type { ApiRequest } from './request.mjs';
import { answerRecord, answerShown, pathRecord } from './show.mjs';
import { selectionOf } from './viewer.mjs';
import { activateWebhook, createWebhook, updateWebhook } from './webhookHandlers.mjs';
import { defaultSelection } from '../fields/selection.mjs';
import { escapeHtml } from '../oauth/html.mjs';

function showClient(request: ApiRequest): Answer {
	const matter = pathRecord(request, 'Matter', 'matter_id');
	const client = request.firm.follow(matter.link('client'));
	if (client === undefined) throw notFound('Client');
	return answerShown(request, client);
}

/** Only the ids, as the document's list of numbers has them. */
function listIds(request: ApiRequest): Answer {
	selectionOf(request, 'BillableMatter');
	const { records, order } = matchingRecords(request);
	const page = takePage(request, records, order);
	return { status: 200, json: { data: page.records.map((record) => record.id), meta: page.meta } };
}

function showEventMetrics(request: ApiRequest): Answer {
	const unread = request.firm.all('MyEvent').filter((event) => !event.flag('marked_as_read')).length;
	const metrics = request.firm.embed(
		'EventMetrics',
		{
			unread_mobile_events: unread,
			unread_web_events: unread,
			unread_secure_messages: 0,
			unread_client_portal_messages: 0,
			unread_text_messages: 0,
		},
		{ id: 0 },
	);
	const answer = answerRecord(request, metrics, selectionOf(request, 'EventMetrics'));
	return { ...answer, headers: {} };
}

function previewBill(request: ApiRequest): Answer {
	const bill = pathRecord(request);
	return {
		status: 200,
		html: `<!DOCTYPE html><html><head><title>Bill</title></head><body><h1>Bill ${escapeHtml(bill.text('number'))}</h1></body></html>`,
	};
}

function showTrigger(request: ApiRequest): Answer {
	const trigger = pathRecord(request);
	if (String(trigger.link('jurisdiction')?.id) !== request.parameters.jurisdiction_id) throw notFound('Trigger');
	return answerShown(request, trigger);
}

function generateReport(request: ApiRequest): Answer {
	const preset = pathRecord(request);
	const report = reportOfPreset(request, preset);
	const now = request.firm.now();
	preset.values.last_generated_at = new Date(now).toISOString();
	preset.touch(now);
	return answerRecord(request, report, defaultSelection('Report'), { view: 'Report' });
}

/** Firms with categorized practice areas are sent to another endpoint. Its address is the sandbox's own invention. */
function listPracticeAreas(request: ApiRequest): Answer {
	if (!request.region.settings.practiceAreaRedirect) return answerList(request);
	return { status: 307, headers: { Location: `${request.origin}/api/v4/practice_areas_with_categories.json` } };
}

function stopTimer(request: ApiRequest): Answer {
	const timer = runningTimer(request);
	const activity = request.firm.follow(timer.link('activity'));
	const now = request.firm.now();
	if (activity !== undefined) {
		activity.values.quantity = activity.number('quantity') + Math.round((now - timer.createdAt) / 1000);
		activity.touch(now);
	}
	request.firm.remove(timer);
	return { status: 204 };
}

/** Operations that are no plain list, show, create, update or destroy. */
export const specialHandlers: Readonly<Record<string, (request: ApiRequest) => Answer | Promise<Answer>>> = {
	'User#who_am_i': (request) => answerShown(request, request.user),
	'BillingSetting#show': (request) => answerShown(request, request.firm.first('BillingSetting')),
	'BillableMatter#ids': listIds,
	'Bill#preview': previewBill,
	'Client#show': showClient,
	'Document#copy': copyDocument,
	'Document#create': createDocument,
	'Document#download': downloadDocument,
	'Document#update': updateDocument,
	'DocumentArchive#download': downloadArchive,
	'DocumentTemplate#download': downloadTemplate,
	'EventMetrics#index': showEventMetrics,
	'Folder#list': answerList,
	'JurisdictionsToTrigger#show': showTrigger,
	'MatterDocket#preview': previewDocket,
	'PracticeArea#index': listPracticeAreas,
	'Report#download': downloadReport,
	'ReportPreset#generate_report': generateReport,
	'TaskTemplateList#copy': copyTaskTemplateList,
	'Timer#create': createRecord,
	'Timer#destroy': stopTimer,
	'Timer#show': (request) => answerShown(request, runningTimer(request)),
	'Webhook#activate': activateWebhook,
	'Webhook#create': createWebhook,
	'Webhook#update': updateWebhook,
};
