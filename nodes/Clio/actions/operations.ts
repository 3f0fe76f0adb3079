import { factsAt, factsByResource } from '../catalog/places';
import { InputProblem } from '../transport/errors/inputProblem';
import type { Action } from './action';
import { activityActions } from './activity';
import { sendApiCall } from './apiCall/send.operation';
import { downloadFolder, downloadMatter } from './background/archives';
import { generateDocuments } from './background/automations';
import { runReport, runReportPreset } from './background/reports';
import { billActions } from './bill';
import { findFreeSlot } from './calendarEntry/findFreeSlot.operation';
import { scheduleEntry } from './calendarEntry/schedule.operation';
import { downloadPreview } from './bill/downloadPreview.operation';
import { createLinkForBill } from './clioPaymentsLink/createForBill.operation';
import { logCall } from './communication/logCall.operation';
import { logEmail } from './communication/logEmail.operation';
import { checkConnection } from './connection/check.operation';
import { deauthorize } from './connection/deauthorize.operation';
import { describeResource } from './connection/describe.operation';
import { renameDocument } from './document/rename.operation';
import { contactActions } from './contact';
import { uploadDocument } from './document/upload.operation';
import { uploadTemplate } from './documentTemplate/upload.operation';
import { ensurePath } from './folder/ensurePath.operation';
import { getContents } from './folder/getContents.operation';
import { genericAction } from './generic/action';
import { upsertAction } from './generic/upsert';
import { matterActions } from './matter';
import { recordUpsert } from './matching/recordUpsert';
import { createFromTemplateList } from './task/createFromTemplateList.operation';
import { getTimer } from './timer/get.operation';
import { getLowBalances } from './trustRequest/getLowBalances.operation';
import { extendExpiring } from './webhook/extendExpiring.operation';

/** What has code of its own: more than one operation of Clio, or another thing; by values of `resource` and `operation`. */
const HAND_MADE: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
	activity: { ...activityActions, upsert: recordUpsert('activity') },
	apiCall: { send: sendApiCall },
	bill: { ...billActions, downloadPreview },
	calendarEntry: { findFreeSlot, schedule: scheduleEntry, upsert: recordUpsert('calendarEntry') },
	clioPaymentsLink: { createForBill: createLinkForBill },
	contact: contactActions,
	communication: { logCall, logEmail },
	connection: { check: checkConnection, deauthorize, describe: describeResource },
	document: { rename: renameDocument, upload: uploadDocument },
	documentAutomation: { generateAndWait: generateDocuments },
	documentTemplate: { upload: uploadTemplate },
	folder: { downloadZip: downloadFolder, ensurePath, getContents },
	matter: { ...matterActions, downloadZip: downloadMatter, upsert: recordUpsert('matter') },
	note: { upsert: recordUpsert('note') },
	report: { runAndWait: runReport },
	reportPreset: { generateReportAndWait: runReportPreset },
	task: { createFromTemplateList, upsert: recordUpsert('task') },
	timer: { get: getTimer },
	trustRequest: { getLowBalances },
	webhook: { extendExpiring },
};

/**
 * The action for a resource and operation.
 *
 * @throws InputProblem when there is none, as after importing a workflow made with a newer version of this package
 */
export function findAction(resource: string, operation: string): Action {
	const action = handMade(resource, operation) ?? generic(resource, operation);
	if (action !== undefined) return action;
	const isKnown = Object.hasOwn(HAND_MADE, resource) || factsByResource().has(resource);
	throw new InputProblem(
		isKnown
			? `The Clio node has no operation "${operation}" for "${resource}"`
			: `The Clio node has no resource "${resource}"`,
		'Choose it again in the node. If the workflow was made with a newer version of this package, update the package.',
	);
}

function handMade(resource: string, operation: string): Action | undefined {
	const actions = Object.hasOwn(HAND_MADE, resource) ? HAND_MADE[resource] : undefined;
	return actions !== undefined && Object.hasOwn(actions, operation) ? actions[operation] : undefined;
}

function generic(resource: string, operation: string): Action | undefined {
	if (operation === 'upsert') return upsertAction(resource);
	const facts = factsAt({ resource, operation });
	return facts === undefined || facts.own?.isHandMade === true ? undefined : genericAction(facts);
}

/** The names of all actions, for tests that compare them with what the editor offers. */
export function actionNames(): string[] {
	const own = Object.entries(HAND_MADE).map(([resource, actions]) => [resource, Object.keys(actions)] as const);
	const generics = [...factsByResource()].map(([resource, facts]) => [resource, [...facts.keys()]] as const);
	const names = [...own, ...generics].flatMap(([resource, operations]) =>
		operations.map((operation) => `${resource}:${operation}`),
	);
	return [...new Set(names)];
}
