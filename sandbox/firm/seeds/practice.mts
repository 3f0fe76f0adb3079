import { linkTo, type Firm } from '../firm.mjs';
import { cycle, daysIn, foundedAt, momentIn } from './calendarOfSeed.mjs';

const areas = [
	['Civil Litigation', 'civil_litigation', 'CIV'],
	['Family', 'family', 'FAM'],
	['Real Estate', 'real_estate', 'RE'],
	['Personal Injury', 'personal_injury', 'PI'],
	['Corporate', 'business_formation_and_compliance', 'CORP'],
	['Wills and Estates', 'wills_and_estates', 'WE'],
] as const;
const stages = ['Intake', 'Working', 'Negotiation', 'Closing'];

/** Practice areas with their stages, task template lists, court rules, reports and their presets. */
export function seedPractice(firm: Firm): void {
	for (const [index, [name, category, code]] of areas.entries()) {
		const area = firm.add('PracticeArea', { name, category, code }, { createdAt: daysIn(index) });
		for (const [order, stage] of stages.entries()) {
			firm.add(
				'MatterStage',
				{ practice_area_id: area.id, name: stage, order: order + 1 },
				{ createdAt: daysIn(index) },
			);
		}
	}
	seedTemplates(firm);
	seedCourtRules(firm);
	seedReports(firm);
}

function seedTemplates(firm: Firm): void {
	const [owner] = firm.all('User');
	for (const [index, name] of ['New client intake', 'Discovery', 'Closing checklist', 'Blank list'].entries()) {
		const list = firm.add(
			'TaskTemplateList',
			{
				name,
				description: `Steps for ${name.toLowerCase()}`,
				practice_area: linkTo(cycle(firm.all('PracticeArea'), index)),
				creator: owner === undefined ? null : linkTo(owner),
			},
			{ createdAt: daysIn(index + 2) },
		);
		if (name === 'Blank list') continue;
		for (const [step, priority] of ['High', 'Normal', 'Low'].entries()) {
			firm.add(
				'TaskTemplate',
				{
					name: `${name}: step ${step + 1}`,
					description: 'Follow the firm handbook',
					priority,
					private: false,
					task_template_list: linkTo(list),
					assignee: owner === undefined ? null : linkTo(owner),
					template_creator: owner === undefined ? null : linkTo(owner),
					task_type: linkTo(firm.first('TaskType')),
					reminder_templates: [
						firm.embed('ReminderTemplate', { duration: 1440, notification_type: 'Email' }, { createdAt: foundedAt }),
					],
				},
				{ createdAt: daysIn(index + 2, step) },
			);
		}
	}
}

function seedCourtRules(firm: Firm): void {
	for (const [index, description] of ['Superior Court of Wexley County', 'District Court of Marlow'].entries()) {
		const service = firm.add(
			'ServiceType',
			{ system_id: 700 + index, description: index === 0 ? 'Personal service' : 'Mail', default: index === 0 },
			{ createdAt: daysIn(index) },
		);
		const jurisdiction = firm.add(
			'Jurisdiction',
			{
				system_id: 500 + index,
				description,
				default: index === 0,
				display_timezone: 'Pacific Time',
				valid_subscription: true,
				is_local_timezone: true,
				service_types: [linkTo(service)],
			},
			{ createdAt: daysIn(index) },
		);
		for (const [step, trigger] of ['Trial date', 'Complaint served', 'Motion filed'].entries()) {
			firm.add(
				'JurisdictionsToTrigger',
				{
					system_id: 900 + step,
					description: trigger,
					do_not_recalculate: false,
					is_served: step === 1,
					is_requirements_required: step === 0,
					jurisdiction: linkTo(jurisdiction),
				},
				{ createdAt: daysIn(index, step) },
			);
		}
	}
}

function seedReports(firm: Firm): void {
	for (const [index, kind] of ['matter', 'trust_ledger', 'revenue'].entries()) {
		const category = cycle(['matter', 'financial', 'revenue'], index);
		firm.add(
			'Report',
			{
				name: `${kind.replaceAll('_', ' ')} report`,
				state: 'completed',
				kind,
				format: cycle(['csv', 'pdf', 'xlsx'], index),
				progress: 100,
				category,
				source: 'reports',
			},
			{ createdAt: daysIn(700 + index) },
		);
		const preset = firm.add(
			'ReportPreset',
			{
				name: `Monthly ${kind.replaceAll('_', ' ')}`,
				kind,
				format: 'csv',
				category,
				options: '{}',
				last_generated_at: momentIn(720 + index),
			},
			{ createdAt: daysIn(710 + index) },
		);
		if (index === 2) continue;
		firm.add(
			'ReportSchedule',
			{
				report_preset_id: preset.id,
				time_of_day: momentIn(720, 6),
				frequency: index === 0 ? 'weekly' : 'monthly',
				days_of_week: index === 0 ? [1] : [],
				day_of_month: index === 0 ? null : 1,
				status: 'initial',
				status_updated_at: momentIn(721),
				next_scheduled_date: '2026-12-01',
				time_zone: 'America/Los_Angeles',
				every_no_of_months: 1,
				effective_from: '2026-01-01',
			},
			{ createdAt: daysIn(720 + index) },
		);
	}
}
