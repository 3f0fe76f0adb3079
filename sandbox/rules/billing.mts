import { conflict, forbidden, invalid } from '../api/answer.mjs';
import { timestamp } from '../fields/timestamp.mjs';
import { billTransitions } from '../firm/views/money.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { isJsonObject } from '../json/shape.mjs';
import { linkFor, referred, type WriteContext, type WriteRules } from '../writes/context.mjs';

/** Bills only move along their states; deleting one voids or deletes it, unless it has payments. */
export const billRules: WriteRules = {
	before: ({ data, request }, bill) => {
		const state = data.state;
		if (typeof state === 'string' && state !== bill.text('state') && !billTransitions(bill).includes(state)) {
			throw invalid(`state cannot change from ${bill.text('state')} to ${state}`);
		}
		if (data.currency_id !== undefined) referred(request, 'Currency', data.currency_id);
	},
	attributes: {
		currency_id: ({ request }, bill, value) => {
			bill.values.currency = linkFor(request, 'Currency', value);
		},
		use_grace_period: () => undefined,
	},
	destroy: ({ firm }, bill, now) => {
		const payments = firm
			.referring('Allocation', 'bill', bill)
			.filter((one) => (one.values.voided_at ?? null) === null);
		if (payments.length > 0) throw invalid('The bill has payments');
		const state = bill.text('state');
		if (!['draft', 'awaiting_approval', 'awaiting_payment'].includes(state))
			throw invalid(`A bill in state ${state} cannot be deleted`);
		bill.values.state = state === 'awaiting_payment' ? 'void' : 'deleted';
		bill.touch(now);
		return true;
	},
};

const longestDuration = 7_776_000;

/** Payment links: up to 90 days; the only change is to end one. */
export const linkRules: WriteRules = {
	before: ({ data, creating, now, request }, link) => {
		if (typeof data.duration === 'number' && (data.duration <= 0 || data.duration > longestDuration))
			throw invalid(`duration must be at most ${longestDuration} seconds`);
		if (!creating) return;
		const seconds = typeof data.duration === 'number' ? data.duration : longestDuration;
		Object.assign(link.values, {
			active: true,
			is_allocated_as_revenue: false,
			redirect_url: null,
			url: `https://pay.example.com/l/${request.firm.newId()}`,
			expires_at: timestamp(now + seconds * 1000),
		});
	},
	attributes: {
		duration: () => undefined,
		subject: ({ request }, link, value) => {
			if (!isJsonObject(value) || typeof value.type !== 'string') throw invalid('subject is not valid');
			const names: Readonly<Record<string, string>> = { BankAccount: 'bank_account', Bill: 'bill', Contact: 'contact' };
			link.values[names[value.type] ?? 'bill'] = linkFor(request, value.type, value.id);
		},
		expired: (_context, link, value) => {
			if (value === true) link.values.active = false;
		},
	},
};

const mostTaxRates = 15;

function checkTaxRate({ data, creating, request }: WriteContext, tax: FirmRecord): void {
	if (!creating && tax.flag('is_system')) throw forbidden('System tax rates cannot be changed');
	if (typeof data.rate === 'number' && (data.rate < -1 || data.rate > 1))
		throw invalid('rate must be between -1 and 1');
	if (creating && request.firm.all('TaxRateConfiguration').length >= mostTaxRates)
		throw invalid(`at most ${mostTaxRates} tax rates`);
}

/** Tax rates: at most 15, from -1 to 1; those of the system and those in use stay. */
export const taxRateRules: WriteRules = {
	before: (context, tax) => {
		checkTaxRate(context, tax);
		if (context.creating) Object.assign(tax.values, { is_system: false, active: true, region: null });
	},
	destroy: ({ firm }, tax) => {
		if (tax.flag('is_system')) throw conflict('A system tax rate cannot be deleted');
		const used = [...firm.all('ExpenseCategory'), ...firm.all('Activity')].some((record) =>
			record.embedded('tax_settings').some((setting) => setting.values.tax_rate_configuration_id === tax.id),
		);
		if (used) throw conflict('The tax rate is in use');
		return false;
	},
};

/** Expense categories carry up to two tax settings. */
export const expenseCategoryRules: WriteRules = {
	before: ({ request, data, creating }, category) => {
		const settings = data.tax_settings;
		if (Array.isArray(settings) && settings.length > 2) throw invalid('at most two tax_settings');
		for (const row of Array.isArray(settings) ? settings.filter(isJsonObject) : [])
			referred(request, 'TaxRateConfiguration', row.tax_rate_configuration_id);
		if (creating)
			Object.assign(category.values, {
				entry_type: 'unassociated',
				accessible_to_user: true,
				tax_setting: 'no_tax',
				groups: [],
				tax_settings: [],
				rate: 0,
			});
	},
	attributes: {
		tax_settings: ({ request, now }, category, value) => {
			category.values.tax_settings = (Array.isArray(value) ? value.filter(isJsonObject) : []).map((row) =>
				request.firm.embed('TaxSetting', { rule: 'Pre', ...row }, { createdAt: now }),
			);
		},
	},
};
