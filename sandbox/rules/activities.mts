import { invalid, notFound } from '../api/answer.mjs';
import type { ApiRequest } from '../api/request.mjs';
import { linkTo } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { timestamp } from '../fields/timestamp.mjs';
import { isJsonObject } from '../json/shape.mjs';
import { idIn, referred, type WriteContext, type WriteRules } from '../writes/context.mjs';

/** The hourly rate that applies: the matter's for the user, else the user's own. */
function rateFor({ firm }: ApiRequest, activity: FirmRecord): number {
	const user = firm.follow(activity.link('user'));
	const rates = firm.follow(activity.link('matter'))?.embedded('custom_rate')[0]?.embedded('rates') ?? [];
	const own = rates.find((rate) => rate.link('user')?.id === user?.id);
	return own?.number('rate') ?? user?.number('rate') ?? 0;
}

function refuseClosedMatter({ request, data }: WriteContext): void {
	const id = idIn(data, 'matter');
	if (id !== undefined && referred(request, 'Matter', id).text('status') === 'Closed')
		throw invalid('Matter is closed');
}

/** A price is derived anew when the description, matter or user changes without a price of its own. */
function derivesRate({ data, creating }: WriteContext): boolean {
	if (data.price !== undefined) return false;
	return creating || ['activity_description', 'matter', 'user'].some((name) => data[name] !== undefined);
}

export function startTimer(request: ApiRequest, activity: FirmRecord, now: number): FirmRecord {
	for (const running of request.firm.referring('Timer', 'user', request.user)) request.firm.remove(running);
	return request.firm.add(
		'Timer',
		{ start_time: timestamp(now), activity: linkTo(activity), user: linkTo(request.user) },
		{ createdAt: now },
	);
}

/** Time and expenses: seconds, rates, what is billed already stays as it is. */
export const activityRules: WriteRules = {
	before: (context, activity) => {
		const { creating, request, data } = context;
		refuseClosedMatter(context);
		const settings = data.tax_settings;
		if (Array.isArray(settings) && settings.length > 2) throw invalid('at most two tax_settings');
		for (const row of Array.isArray(settings) ? settings.filter(isJsonObject) : [])
			referred(request, 'TaxRateConfiguration', row.tax_rate_configuration_id);
		if (!creating) return;
		Object.assign(activity.values, {
			user: linkTo(request.user),
			quantity: 0,
			flat_rate: false,
			contingency_fee: false,
			non_billable: false,
			no_charge: false,
			tax_setting: 'no_tax',
			billed: false,
			on_bill: false,
			tax_settings: [],
			note: null,
			reference: null,
		});
	},
	attributes: {
		start_timer: () => undefined,
		tax_settings: ({ request, now }, activity, value) => {
			activity.values.tax_settings = (Array.isArray(value) ? value.filter(isJsonObject) : []).map((row) =>
				request.firm.embed('TaxSetting', { rule: 'Pre', ...row }, { createdAt: now }),
			);
		},
	},
	check: (context, activity) => {
		const { data, request } = context;
		const isTime = activity.text('type') === 'TimeEntry';
		if (data.non_billable === true && (!isTime || activity.flag('billed')))
			throw invalid('non_billable is for unbilled time entries');
		if (isTime && derivesRate(context)) activity.values.price = rateFor(request, activity);
		if (!isTime && activity.values.price === undefined) activity.values.price = 0;
	},
	after: ({ request, data, now }, activity) => {
		if (data.start_timer === true) startTimer(request, activity, now);
	},
	destroy: (_request, activity) => {
		if (activity.flag('billed')) throw invalid('Activity is billed');
		return false;
	},
};

/** One timer a user; starting one ends the other. */
export const timerRules: WriteRules = {
	before: ({ request, now }, timer) => {
		for (const running of request.firm.referring('Timer', 'user', request.user)) request.firm.remove(running);
		timer.values.user = linkTo(request.user);
		timer.values.start_time = timestamp(now);
	},
};

/** The timer of the request's user; 404 when none runs. */
export function runningTimer(request: ApiRequest): FirmRecord {
	const timer = request.firm.referring('Timer', 'user', request.user)[0];
	if (timer === undefined) throw notFound('Timer');
	return timer;
}
