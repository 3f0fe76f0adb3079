import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../transport/record';

/** Sums of a group; time in seconds, amounts in hundredths, so that adding many of them loses nothing. */
interface Sums {
	about: IDataObject;
	entries: number;
	seconds: number;
	billable: number;
	nonBillable: number;
	billed: number;
	timeAmount: number;
	expenseAmount: number;
	hidden: number;
}

/** What tells the groups apart, by the choice that makes them. */
const PARTS: Readonly<Record<string, ReadonlyArray<(activity: IDataObject) => IDataObject>>> = {
	user: [userOf],
	matter: [matterOf],
	day: [dayOf],
	user_and_day: [userOf, dayOf],
	user_and_matter: [userOf, matterOf],
};

/** Adds up activities group by group. */
export class TimeSummary {
	private readonly sums = new Map<string, Sums>();

	/** @param groupBy one of the values of the input `group_by` */
	constructor(private readonly groupBy: string) {}

	/** Adds an activity as Clio gave it. */
	add(activity: IDataObject): void {
		const about: IDataObject = Object.assign({}, ...(PARTS[this.groupBy] ?? []).map((part) => part(activity)));
		const key = JSON.stringify(about);
		const sums = this.sums.get(key) ?? { about, ...NOTHING };
		this.sums.set(key, sums);
		sums.entries++;
		const amount = Math.round(Number(activity.total ?? 0) * 100);
		if (activity.type !== 'TimeEntry') {
			sums.expenseAmount += amount;
			return;
		}
		// Hours that the user may not see come without a quantity (Clio: quantity_redacted).
		if (activity.quantity_redacted === true || typeof activity.quantity !== 'number') sums.hidden++;
		const seconds = Number(activity.rounded_quantity ?? activity.quantity ?? 0);
		sums.seconds += seconds;
		sums[activity.non_billable === true ? 'nonBillable' : 'billable'] += seconds;
		if (activity.billed === true) sums.billed += seconds;
		sums.timeAmount += amount;
	}

	/** One item a group, those with the most hours first; hours and amounts with two decimals. */
	groups(): IDataObject[] {
		return [...this.sums.values()]
			.sort((left, right) => right.seconds - left.seconds)
			.map(({ about, entries, seconds, billable, nonBillable, billed, timeAmount, expenseAmount, hidden }) => ({
				...about,
				entries,
				hours: hours(seconds),
				billable_hours: hours(billable),
				non_billable_hours: hours(nonBillable),
				billed_hours: hours(billed),
				time_amount: timeAmount / 100,
				expense_amount: expenseAmount / 100,
				...(hidden === 0 ? {} : { entries_with_hidden_hours: hidden }),
			}));
	}
}

const NOTHING = {
	entries: 0,
	seconds: 0,
	billable: 0,
	nonBillable: 0,
	billed: 0,
	timeAmount: 0,
	expenseAmount: 0,
	hidden: 0,
};

function hours(seconds: number): number {
	return Math.round(seconds / 36) / 100;
}

function userOf({ user }: IDataObject): IDataObject {
	return { user: isRecord(user) ? { id: user.id as number, name: user.name as string } : null };
}

function matterOf({ matter }: IDataObject): IDataObject {
	if (!isRecord(matter)) return { matter: null };
	const { id, display_number: number, description } = matter as IDataObject;
	return { matter: { id, display_number: number, description } };
}

function dayOf({ date }: IDataObject): IDataObject {
	return { date: date ?? null };
}
