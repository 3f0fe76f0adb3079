import { scalarText } from '../../json/shape.mjs';
import { byFlag, byValue, withoutEffect, type Filter } from '../filterKinds.mjs';

const participants = ['senders', 'receivers'] as const;

/** Filters of notes, communications, conversations, custom fields, reports, taxes and legal aid rates. */
export const settingFilters: Readonly<Record<string, Filter>> = {
	'Note#index has_time_entries': byFlag((note, { firm }) =>
		['matter_note', 'contact_note'].some((name) => firm.referring('Activity', name, note).length > 0),
	),
	'Communication#index contact_id': byValue((one, value) =>
		participants.some((name) =>
			one.links(name).some((link) => link.resource === 'Contact' && String(link.id) === value),
		),
	),
	'Communication#index received_at': byValue(
		(one, value) => one.text('received_at').slice(0, 10) === value.slice(0, 10),
	),
	'Communication#index received_since': byValue((one, value) => one.text('date') >= value.slice(0, 10)),
	'Communication#index received_before': byValue((one, value) => one.text('date') <= value.slice(0, 10)),
	'Communication#index having_time_entries': byFlag(
		(one, { firm }) => firm.referring('Activity', 'communication', one).length > 0,
	),
	'ConversationMessage#index created_since': byValue(
		(message, value, { firm }) => (firm.follow(message.link('conversation'))?.createdAt ?? 0) > Date.parse(value),
	),
	'ConversationMessage#index updated_since': byValue(
		(message, value, { firm }) => (firm.follow(message.link('conversation'))?.updatedAt ?? 0) > Date.parse(value),
	),
	'Conversation#index contact_id': byValue((one, value) =>
		one
			.embedded('memberships')
			.some((each) => each.link('member')?.resource === 'Contact' && String(each.link('member')?.id) === value),
	),
	'Conversation#index date': byValue((one, value) => new Date(one.createdAt).toISOString().startsWith(value)),
	'Conversation#index for_user':
		(values, { user }) =>
		(one) =>
			values.at(-1) === 'true' || one.embedded('memberships').some((each) => each.link('member')?.id === user.id),
	'Conversation#index read_status': byFlag((one) => one.flag('read')),
	'Conversation#index time_entries': byFlag(() => false),
	'CustomField#index visible_and_required': byFlag((field) => field.flag('displayed') && field.flag('required')),
	'CustomField#index deleted (default)': () => (field) => !field.flag('deleted'),
	'Report#index created_before': byValue(
		(report, value) => new Date(report.createdAt).toISOString().slice(0, value.length) <= value,
	),
	'Report#index output_format': byValue((report, value) => report.text('format') === value),
	'ReportPreset#index output_format': byValue((preset, value) => preset.text('format') === value),
	'ReportPreset#index has_schedule': byFlag((preset, { firm }) =>
		firm.all('ReportSchedule').some((one) => one.values.report_preset_id === preset.id),
	),
	'ReportPreset#index schedule_frequency': byValue((preset, value, { firm }) =>
		firm
			.all('ReportSchedule')
			.some((one) => one.values.report_preset_id === preset.id && one.text('frequency') === value),
	),
	'TaxRateConfiguration#index include_system': (values) => (tax) => values.at(-1) !== 'false' || !tax.flag('is_system'),
	'LaukCivilControlledRate#index matter_type_1': byValue(
		(rate, value) => scalarText(rate.values.matter_type_1) === value,
	),
	'LaukCivilControlledRate#index matter_type_2': byValue(
		(rate, value) => scalarText(rate.values.matter_type_2) === value,
	),
	'LaukCriminalControlledRate#index standard_fee_category': byValue(
		(rate, value) => rate.text('standard_fee_category') === value,
	),
	'LaukExpenseCategory#index practice_area': byValue((category, value) => category.text('practice_area') === value),
	/* Sets which rate is shown, not which records. */
	'LaukExpenseCategory#index region': withoutEffect,
	'JurisdictionsToTrigger#index is_served': byFlag((trigger) => trigger.flag('is_served')),
	'JurisdictionsToTrigger#index is_requirements_required': byFlag((trigger) =>
		trigger.flag('is_requirements_required'),
	),
	'UtbmsCode#index utbms_set_id': byValue((code, value) => (scalarText(code.values.utbms_set_id) || 'null') === value),
};
