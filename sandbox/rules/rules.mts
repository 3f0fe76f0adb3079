import type { WriteRules } from '../writes/context.mjs';
import { activityRules, timerRules } from './activities.mjs';
import { archiveRules, completeArchive } from './archives.mjs';
import { automationRules, completeAutomation } from './automations.mjs';
import type { Completion } from './background.mjs';
import { billRules, expenseCategoryRules, linkRules, taxRateRules } from './billing.mjs';
import { calendarEntryRules, calendarRules, reminderRules } from './calendars.mjs';
import { contactRules } from './contacts.mjs';
import { conversationMessageRules, communicationRules, noteRules } from './correspondence.mjs';
import { customFieldRules } from './customFields.mjs';
import { commentRules, documentRules } from './documents.mjs';
import { templateRules } from './documentTemplates.mjs';
import { folderRules } from './folders.mjs';
import { matterRules, medicalRequestRules } from './matters.mjs';
import { completeReport, reportRules } from './reports.mjs';
import { docketRules, taskTypeRules, trustRequestRules } from './settings.mjs';
import { taskRules } from './tasks.mjs';
import { webhookRules } from './webhooks.mjs';

/** What each resource does beyond the common way of writing. */
const rules: Readonly<Record<string, WriteRules>> = {
	Activity: activityRules,
	Bill: billRules,
	Calendar: calendarRules,
	CalendarEntry: calendarEntryRules,
	ClioPaymentsLink: linkRules,
	Comment: commentRules,
	Communication: communicationRules,
	Contact: contactRules,
	ConversationMessage: conversationMessageRules,
	CustomField: customFieldRules,
	Document: documentRules,
	DocumentArchive: archiveRules,
	DocumentAutomation: automationRules,
	DocumentTemplate: templateRules,
	ExpenseCategory: expenseCategoryRules,
	Folder: folderRules,
	Matter: matterRules,
	MatterDocket: docketRules,
	MedicalRecordsRequest: medicalRequestRules,
	Note: noteRules,
	Reminder: reminderRules,
	Report: reportRules,
	Task: taskRules,
	TaskType: taskTypeRules,
	TaxRateConfiguration: taxRateRules,
	Timer: timerRules,
	TrustRequest: trustRequestRules,
	Webhook: webhookRules,
};

const none: WriteRules = {};

/** The rules of a resource; most have none of their own. */
export const rulesOf = (resource: string): WriteRules => rules[resource] ?? none;

/** What is done when work in the background comes to its end, by resource. */
export const completions: Readonly<Record<string, Completion>> = {
	DocumentArchive: completeArchive,
	DocumentAutomation: completeAutomation,
	Report: completeReport,
};
