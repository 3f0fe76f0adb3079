import type { Firm } from '../firm.mjs';
import { cycle, daysIn } from './calendarOfSeed.mjs';

/** Rates and expense categories of legal aid in England and Wales. */
export function seedLegalAid(firm: Firm): void {
	const common = {
		activity_type: 'attendance',
		rate_type: 'hourly',
		region: 'london',
		fee_scheme: 'standard',
		exceptional: 0,
	};
	for (const [index, activity] of ['preparation', 'travel', 'advocacy'].entries()) {
		const fee = 45 + index * 12.5;
		const given = { createdAt: daysIn(0) };
		firm.add(
			'LaukCivilCertificatedRate',
			{
				...common,
				key: `civ-cert-${index}`,
				activity,
				activity_sub_category: 'routine',
				category_of_law: 'family',
				court: 'county',
				fee,
				number_of_clients: 'one',
				party: 'applicant',
				session_type: 'half_day',
				user_type: 'solicitor',
				post_transfer_clients_represented: 'none',
				attended_several_hearings_for_multiple_clients: false,
				change_of_solicitor: false,
				eligible_for_sqm: true,
				first_conducting_solicitor: true,
				exceptional_warning: null,
			},
			given,
		);
		firm.add(
			'LaukCivilControlledRate',
			{
				...common,
				key: `civ-contr-${index}`,
				activity,
				category_of_law: 'housing',
				fee,
				matter_type_1: 1,
				matter_type_2: 2,
			},
			given,
		);
		firm.add(
			'LaukCriminalControlledRate',
			{
				...common,
				key: `crim-${index}`,
				activity,
				category_of_law: 'crime',
				counsel: 'none',
				court: 'magistrates',
				fee,
				solicitor_type: 'duty',
				standard_fee_category: 'lower',
				post_nov_24_exceptional: 0,
				post_nov_24_fee: fee * 1.1,
				post_sept_22_exceptional: 0,
				post_sept_22_fee: fee * 1.05,
			},
			given,
		);
		firm.add(
			'LaukExpenseCategory',
			{
				key: `exp-${index}`,
				name: cycle(['Mileage', 'Interpreter', 'Expert report'], index),
				certificated: true,
				civil: true,
				criminal: index > 0,
				rate: 0.45 * (index + 1),
				practice_area: index > 0 ? 'crime' : 'civil',
			},
			given,
		);
	}
}
