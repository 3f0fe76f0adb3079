/** The day it is now in a time zone, as `YYYY-MM-DD`. */
export function todayIn(zone: string, now = new Date()): string {
	return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
		now,
	);
}
