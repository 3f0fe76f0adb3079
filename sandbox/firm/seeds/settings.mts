import { linkTo, type Firm } from '../firm.mjs';
import type { Value } from '../record.mjs';
import { seedLegalAid } from './legalAid.mjs';
import { cycle, dayIn, daysIn } from './calendarOfSeed.mjs';

function addAll(firm: Firm, resource: string, rows: Record<string, Value>[]): void {
	for (const [index, row] of rows.entries()) firm.add(resource, row, { createdAt: daysIn(index, 1) });
}

/** Currencies, taxes, text snippets, themes and the other things a firm sets up once. */
export function seedSettings(firm: Firm): void {
	const currencies: [string, string][] = [
		['USD', '$'],
		['CAD', '$'],
		['GBP', '£'],
		['EUR', '€'],
		['AUD', '$'],
	];
	addAll(
		firm,
		'Currency',
		currencies.map(([code, sign]) => ({ code, sign })),
	);
	addAll(firm, 'BillingSetting', [
		{
			rounded_duration: 0.1,
			rounding: 6,
			use_decimal_rounding: true,
			currency: 'USD',
			currency_sign: '$',
			tax_rate: 8.5,
			tax_name: 'Sales tax',
			apply_tax_by_default: false,
			time_on_flat_rate_contingency_matters_is_non_billable: true,
			use_secondary_tax: false,
			secondary_tax_rate: 0,
			secondary_tax_rule: 'Pre',
			secondary_tax_name: '',
			notify_after_bill_created: true,
			use_utbms_codes: true,
		},
	]);
	addAll(firm, 'TaxRateConfiguration', [
		{ name: 'No tax', rate: 0, country: 'US', region: null, is_system: true, active: true },
		{ name: 'County sales tax', rate: 0.085, country: 'US', region: 'WA', is_system: false, active: true },
		{ name: 'Harmonized tax', rate: 0.13, country: 'CA', region: 'ON', is_system: false, active: true },
	]);
	addAll(firm, 'TextSnippet', [
		{ snippet: 'tcw', phrase: 'Telephone call with', whole_word: true },
		{ snippet: 'opc', phrase: 'opposing counsel', whole_word: true },
		{ snippet: 'rev', phrase: 'Reviewed and revised', whole_word: false },
	]);
	addAll(firm, 'BillTheme', [
		{ account_id: firm.accountId, default: true, name: 'Standard', config: '{"font":"serif"}' },
		{ account_id: firm.accountId, default: false, name: 'Compact', config: '{"font":"sans"}' },
	]);
	addAll(firm, 'CustomAction', [
		{ label: 'Open in intake desk', target_url: 'https://intake.example.com/open', ui_reference: 'matters/show' },
		{ label: 'Check conflicts', target_url: 'https://intake.example.com/conflicts', ui_reference: 'contacts/show' },
	]);
	addAll(
		firm,
		'DocumentCategory',
		['Pleadings', 'Correspondence', 'Evidence', 'Contracts'].map((name) => ({ name })),
	);
	addAll(
		firm,
		'TaskType',
		['Filing', 'Research', 'Client contact'].map((name) => ({ name, deleted_at: null })),
	);
	addAll(firm, 'CalendarEntryEventType', [
		{ name: 'Hearing', color: '#8E3F64' },
		{ name: 'Client meeting', color: '#83D17F' },
		{ name: 'Deposition', color: '#FFAC7B' },
	]);
	seedGroups(firm);
	seedGrants(firm);
	seedCodes(firm);
	seedLegalAid(firm);
}

function seedGroups(firm: Firm): void {
	const users = firm.all('User');
	const everyone = users.map(linkTo);
	firm.add(
		'Group',
		{ name: 'Everyone', type: 'AccountGroup', client_connect_user: false, users: everyone },
		{ createdAt: daysIn(0) },
	);
	for (const [name, start] of [
		['Litigation', 0],
		['Corporate', 2],
		['Family', 4],
	] as const) {
		firm.add(
			'Group',
			{ name, type: 'UserGroup', client_connect_user: false, users: everyone.slice(start, start + 3) },
			{ createdAt: daysIn(1) },
		);
	}
}

function seedGrants(firm: Firm): void {
	for (const [index, name] of ['State Legal Aid Fund', 'Harborside Foundation'].entries()) {
		const source = firm.add('GrantFundingSource', { name }, { createdAt: daysIn(index) });
		const code = `G-${100 + index}`;
		firm.add(
			'Grant',
			{
				name: `${name} ${2024 + index}`,
				funding_code: code,
				funding_code_and_name: `${code} ${name}`,
				funding_source_name: name,
				balance: String(50000 - index * 12000),
				start_date: dayIn(index * 30),
				end_date: dayIn(index * 30 + 365),
				grant_funding_source: linkTo(source),
			},
			{ createdAt: daysIn(index + 1) },
		);
	}
}

function seedCodes(firm: Firm): void {
	const set = firm.add('UtbmsSet', { name: 'Litigation code set', enabled: true }, { createdAt: daysIn(0) });
	firm.add('UtbmsSet', { name: 'Counseling code set', enabled: false }, { createdAt: daysIn(0) });
	const codes = [
		['UtbmsTask', 'L110', 'Fact investigation'],
		['UtbmsTask', 'L120', 'Analysis and strategy'],
		['UtbmsTask', 'L210', 'Pleadings'],
		['UtbmsActivity', 'A102', 'Research'],
		['UtbmsActivity', 'A103', 'Draft and revise'],
		['UtbmsActivity', 'A106', 'Communicate with client'],
		['UtbmsExpense', 'E101', 'Copying'],
		['UtbmsExpense', 'E110', 'Travel'],
	] as const;
	for (const [type, code, name] of codes) {
		firm.add(
			'UtbmsCode',
			{ type, code, name, description: `${name} work`, utbms_set_id: set.id },
			{ createdAt: daysIn(0) },
		);
	}
	const groups = firm.all('Group');
	for (const [index, name] of ['Draft documents', 'Client meeting', 'Court appearance', 'Research'].entries()) {
		firm.add(
			'ActivityDescription',
			{
				name,
				visible_to_co_counsel: false,
				default: index === 0,
				type: 'ActivityDescription',
				accessible_to_user: true,
				category_type: 'clio',
				xero_service_code: null,
				groups: groups.slice(0, 1).map(linkTo),
				rate: firm.embed('ActivityDescriptionRate', {
					amount: index === 1 ? 250 : 0,
					non_billable_amount: 0,
					type: index === 1 ? 'FlatRate' : 'User',
					hierarchy: 'Default',
				}),
			},
			{ createdAt: daysIn(index) },
		);
	}
	for (const [index, name] of ['Court fees', 'Travel', 'Copying', 'Expert fees'].entries()) {
		firm.add(
			'ExpenseCategory',
			{
				name,
				rate: index === 2 ? 1 : 0,
				entry_type: cycle(['hard_cost', 'soft_cost', 'unassociated'], index),
				xero_expense_code: null,
				accessible_to_user: true,
				tax_setting: 'no_tax',
				groups: groups.slice(0, 1).map(linkTo),
				tax_settings: [],
			},
			{ createdAt: daysIn(index) },
		);
	}
}
