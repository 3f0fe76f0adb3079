import { invalid } from '../api/answer.mjs';
import { linkTo } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { isJsonObject, scalarText, type Json, type JsonObject } from '../json/shape.mjs';
import { mergeRows } from '../writes/apply.mjs';
import { idIn, linkFor, referred, today, type WriteContext, type WriteRules } from '../writes/context.mjs';
import { writeCustomFieldValues } from './customFieldValues.mjs';
import { timestamp } from '../fields/timestamp.mjs';
import { openFolder } from './folders.mjs';

const statuses: Readonly<Record<string, string>> = { open: 'Open', pending: 'Pending', closed: 'Closed' };

/** A stage belongs to a practice area; the matter must be of that area. */
function checkStage({ request, data }: WriteContext, matter: FirmRecord): void {
	const stageId = idIn(data, 'matter_stage');
	if (stageId === undefined) return;
	const stage = referred(request, 'MatterStage', stageId);
	const areaId = idIn(data, 'practice_area') ?? matter.link('practice_area')?.id;
	if (stage.values.practice_area_id !== areaId)
		throw invalid('matter_stage must belong to the practice area of the matter');
}

function numberMatter({ request, data, creating }: WriteContext, matter: FirmRecord): void {
	const { manualMatterNumbering } = request.region.settings;
	if (data.display_number !== undefined && !manualMatterNumbering) {
		request.record('value without effect', 'display_number: matters are numbered by the account');
		delete data.display_number;
	}
	if (!creating) return;
	const number = request.firm.all('Matter').reduce((most, one) => Math.max(most, one.number('number')), 0) + 1;
	matter.values.number = number;
	const client = request.firm.find('Contact', idIn(data, 'client') ?? 0);
	const name = client?.text('last_name') || client?.text('name').split(' ')[0] || 'Matter';
	matter.values.display_number = `${String(number).padStart(5, '0')}-${name}`;
}

function writeStatus({ data, now }: WriteContext, matter: FirmRecord, value: Json): void {
	const status = statuses[scalarText(value)] ?? 'Open';
	matter.values.status = status;
	if (status === 'Closed' && data.close_date === undefined) matter.values.close_date = today(now);
	if (status === 'Pending' && data.pending_date === undefined) matter.values.pending_date = today(now);
	if (status === 'Open') matter.values.close_date = null;
}

/** Another type of rate takes the stored rates with it (Clio: Matters, custom_rate). */
function writeCustomRate(context: WriteContext, matter: FirmRecord, value: Json): void {
	if (!isJsonObject(value)) return;
	const { firm } = context.request;
	const existing = matter.embedded('custom_rate')[0];
	const rate =
		existing !== undefined && (value.type ?? existing.text('type')) === existing.text('type')
			? existing
			: firm.embed('MatterCustomRate', { on_invoice: false, rates: [] }, { createdAt: context.now });
	rate.values.type = value.type ?? existing?.text('type') ?? null;
	if (Array.isArray(value.rates)) mergeRows(context, rate, 'rates', 'PolymorphicCustomRate', value.rates);
	const count = rate.embedded('rates').length;
	if (rate.text('type') !== 'HourlyRate' && count > 1)
		throw invalid(`custom_rate may have one rate of type ${rate.text('type')}`);
	matter.values.custom_rate = rate;
}

/** Checks the rows now, so that nothing is half done; the records are made once the matter is written. */
function checkRows({ request, data }: WriteContext): void {
	for (const row of Array.isArray(data.task_template_list_instances) ? data.task_template_list_instances : []) {
		if (isJsonObject(row)) referred(request, 'TaskTemplateList', idIn(row, 'task_template_list'));
	}
	for (const row of Array.isArray(data.relationships) ? data.relationships : []) {
		if (isJsonObject(row) && row.id === undefined) referred(request, 'Contact', idIn(row, 'contact'));
		else if (isJsonObject(row)) referred(request, 'Relationship', row.id);
	}
	for (const row of Array.isArray(data.split_invoice_payers) ? data.split_invoice_payers : []) {
		if (isJsonObject(row) && row.contact_id !== undefined) referred(request, 'Contact', row.contact_id);
	}
}

const rowsOf = (data: JsonObject, name: string): JsonObject[] => {
	const value = data[name];
	return Array.isArray(value) ? value.filter(isJsonObject) : [];
};

function assignTaskLists({ request, data, now }: WriteContext, matter: FirmRecord): void {
	const { firm } = request;
	for (const row of rowsOf(data, 'task_template_list_instances')) {
		const list = referred(request, 'TaskTemplateList', idIn(row, 'task_template_list'));
		const instance = firm.embed('TaskTemplateListInstace', {}, { createdAt: now });
		matter.values.task_template_list_instances = [...matter.embedded('task_template_list_instances'), instance];
		for (const template of firm.referring('TaskTemplate', 'task_template_list', list)) {
			const assignee = typeof row.assignee_id === 'number' ? firm.find('User', row.assignee_id) : undefined;
			firm.add(
				'Task',
				{
					name: template.text('name'),
					description: template.text('description'),
					description_text_type: 'plain_text',
					status: 'pending',
					priority: template.text('priority'),
					permission: 'public',
					due_at: typeof row.due_at === 'string' ? row.due_at : null,
					notify_completion: false,
					statute_of_limitations: false,
					matter: linkTo(matter),
					assigner: linkTo(request.user),
					assignee: linkTo(assignee ?? request.user),
				},
				{ createdAt: now },
			);
		}
	}
}

function writeRelationships({ request, data, now }: WriteContext, matter: FirmRecord): void {
	for (const row of rowsOf(data, 'relationships')) {
		const existing = row.id === undefined ? undefined : request.firm.find('Relationship', Number(row.id));
		if (existing === undefined)
			request.firm.add(
				'Relationship',
				{
					matter: linkTo(matter),
					contact: linkFor(request, 'Contact', idIn(row, 'contact')),
					description: row.description ?? null,
				},
				{ createdAt: now },
			);
		else if (row._destroy === true) request.firm.remove(existing);
		else {
			existing.values.description = row.description ?? existing.values.description ?? null;
			existing.touch(now);
		}
	}
}

function writeLimitation({ request, data, now }: WriteContext, matter: FirmRecord): void {
	const row = data.statute_of_limitations;
	if (!isJsonObject(row)) return;
	const existing = request.firm.follow(matter.link('statute_of_limitations'));
	const task =
		existing ??
		request.firm.add(
			'Task',
			{
				name: 'Statute of limitations',
				description: 'Limitation date',
				description_text_type: 'plain_text',
				status: 'pending',
				priority: 'High',
				permission: 'public',
				statute_of_limitations: true,
				notify_completion: false,
				matter: linkTo(matter),
				assigner: linkTo(request.user),
				assignee: linkTo(request.user),
			},
			{ createdAt: now },
		);
	if (row.due_at !== undefined) task.values.due_at = row.due_at;
	if (row.status !== undefined) task.values.status = row.status;
	if (existing !== undefined) existing.touch(now);
	matter.values.statute_of_limitations = linkTo(task);
}

const later = (): void => undefined;

/** Matters: numbers, statuses, stages, rates, and the records that are made along with them. */
export const matterRules: WriteRules = {
	before: (context, matter) => {
		if (context.creating)
			Object.assign(matter.values, {
				status: 'Open',
				billable: true,
				shared: false,
				open_date: today(context.now),
				user: linkTo(context.request.user),
				maildrop_address: `matter-${context.request.firm.newId()}@maildrop.example.com`,
			});
		if (context.creating) matter.values.custom_field_values = [];
		checkStage(context, matter);
		checkRows(context);
		numberMatter(context, matter);
	},
	attributes: {
		status: writeStatus,
		custom_rate: writeCustomRate,
		custom_field_values: writeCustomFieldValues,
		matter_stage: (context, matter) => {
			const id = idIn(context.data, 'matter_stage');
			matter.values.matter_stage = id === undefined ? null : linkFor(context.request, 'MatterStage', id);
			matter.values.matter_stage_updated_at = timestamp(context.now);
		},
		reset_matter_number: later,
		relationships: later,
		task_template_list_instances: later,
		statute_of_limitations: later,
	},
	check: (_context, matter) => {
		const area = matter.link('practice_area')?.id;
		const stage = matter.link('matter_stage');
		if (stage !== undefined && area === undefined) throw invalid('matter_stage needs a practice area');
	},
	after: (context, matter) => {
		writeRelationships(context, matter);
		assignTaskLists(context, matter);
		writeLimitation(context, matter);
		if (context.creating) openFolder(context.request, matter, 'matter', context.now);
	},
	destroy: ({ firm }, matter) => {
		if (firm.referring('Bill', 'matters', matter).some((bill) => !['void', 'deleted'].includes(bill.text('state'))))
			throw invalid('Matter has bills');
		for (const relationship of firm.referring('Relationship', 'matter', matter)) firm.remove(relationship);
		return false;
	},
};

/** Medical records and bills are made through their request; a change always adds new ones (Clio: Medical Records Details). */
export const medicalRequestRules: WriteRules = {
	attributes: { medical_bills: later, medical_records: later },
	after: ({ request, data, now }, details) => {
		const { firm } = request;
		const matter = details.values.matter ?? null;
		const bills = rowsOf(data, 'medical_bills').map((row) => {
			const { payers, ...values } = row;
			const liens = (Array.isArray(payers) ? payers.filter(isJsonObject) : []).map((payer) =>
				firm.embed(
					'Lien',
					{
						amount: payer.amount ?? 0,
						description: 'Payer',
						lien_type: 'medical_payer',
						mark_as_lien: payer.mark_as_lien ?? false,
					},
					{ createdAt: now },
				),
			);
			return linkTo(firm.add('MedicalBill', { ...values, damage_type: 'special', matter, liens }, { createdAt: now }));
		});
		const records = rowsOf(data, 'medical_records').map((row) =>
			linkTo(firm.add('MedicalRecord', { ...row, matter }, { createdAt: now })),
		);
		details.values.medical_bills = [...details.links('medical_bills'), ...bills];
		details.values.medical_records = [...details.links('medical_records'), ...records];
	},
};
