import { scalarText } from '../../json/shape.mjs';
import { badRequest } from '../../api/answer.mjs';
import { isDay } from '../checkQuery.mjs';
import { byFlag, byValue, withoutEffect, type Filter } from '../filterKinds.mjs';

/** Dates with an operator in front; several must all hold (Clio: Matters, open_date[]). */
const byDates =
	(name: string): Filter =>
	(values) => {
		const conditions = values.map((value) => {
			const [, operator, date] = /^(<=|>=|<|>|=)(.+)$/.exec(value) ?? [];
			if (operator === undefined || date === undefined || !isDay(date))
				throw badRequest(`${name} is not valid: ${value}`);
			return { operator, date };
		});
		return (matter) => {
			const own = matter.text(name);
			return (
				own !== '' &&
				conditions.every(
					({ operator, date }) =>
						(operator.includes('=') && own === date) ||
						(operator.includes('<') && own < date) ||
						(operator.includes('>') && own > date),
				)
			);
		};
	};

const linked =
	(name: string): Filter =>
	(values) => {
		const asked = values.at(-1) ?? '';
		return (record) => (asked === 'null' ? record.link(name) === undefined : String(record.link(name)?.id) === asked);
	};

/** Filters of matters, practice areas, stages, dockets and medical records. */
export const matterFilters: Readonly<Record<string, Filter>> = {
	'Matter#index status': (values) => {
		const statuses = new Set((values.at(-1) ?? '').split(','));
		return (matter) => statuses.has(matter.text('status').toLowerCase());
	},
	'Matter#index open_date[]': byDates('open_date'),
	'Matter#index close_date[]': byDates('close_date'),
	'Matter#index pending_date[]': byDates('pending_date'),
	'Matter#index grant_id': byValue((matter, value) =>
		value === 'null'
			? matter.links('grants').length === 0
			: matter.links('grants').some((grant) => String(grant.id) === value),
	),
	'Matter#index responsible_staff_id': linked('responsible_staff'),
	/* Nobody subscribes to notifications of a matter in this firm. */
	'Matter#index notification_event_subscriber_user_id': byValue((_matter, value) => value === 'null'),
	'Matter#index subscriber_user_id': byValue((_matter, value) => value === 'null'),
	'MatterStage#index practice_area_id': byValue((stage, value) => scalarText(stage.values.practice_area_id) === value),
	/* Tells legal aid areas apart, of which this firm has none. */
	'PracticeArea#index matter_id': withoutEffect,
	'MatterDocket#index matter_status': byValue(
		(docket, value, { firm }) => firm.follow(docket.link('matter'))?.text('status').toLowerCase() === value,
	),
	'MedicalRecordsRequest#index treatment_start_date': byValue(
		(one, value) => one.text('treatment_start_date').slice(0, 10) >= value.slice(0, 10),
	),
	'MedicalRecordsRequest#index treatment_end_date': byValue(
		(one, value) => one.text('treatment_end_date').slice(0, 10) <= value.slice(0, 10),
	),
	'Jurisdiction#index for_current_account': byFlag(() => true),
};
