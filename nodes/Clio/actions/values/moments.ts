/** A day and perhaps a time, as they were written. */
interface Written {
	/** `2026-10-15` */
	day: string;
	/** `09:00:00`; undefined for a day alone */
	time?: string;
	/** `Z` or `-04:00`; undefined where none was written */
	offset?: string;
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:[.,]\d{1,9})?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * The day of a value as `2026-10-15`: as it is written, whatever its time and zone say, so that no day is shifted. What
 * holds an instant and no text, such as a JavaScript Date, is the day it is then in the zone.
 *
 * @returns undefined for what is no date
 */
export function toDay(value: unknown, zone: string): string | undefined {
	return read(value, zone)?.day;
}

/**
 * The instant of a value as `2026-10-15T09:00:00-04:00`: as it is written where it has an offset, in the zone otherwise; a
 * day alone is its beginning.
 *
 * @param zone IANA name such as `America/New_York`
 * @returns undefined for what is no date
 */
export function toMoment(value: unknown, zone: string): string | undefined {
	const written = read(value, zone);
	if (written === undefined) return undefined;
	const { day, time = '00:00:00', offset } = written;
	const local = `${day}T${time}`;
	return `${local}${offset ?? offsetAt(local, zone)}`;
}

/** A time of day as a moment of which only the time counts (Clio: Report Schedules, `time_of_day`). */
export function toTimeOfDay(value: unknown, zone: string): string | undefined {
	const clock = typeof value === 'string' ? /^([01]?\d|2[0-3]):([0-5]\d)(:[0-5]\d)?$/.exec(value.trim()) : null;
	if (clock === null) return toMoment(value, zone);
	const [, hours = '', minutes = '', seconds = ':00'] = clock;
	return `2000-01-01T${hours.padStart(2, '0')}:${minutes}${seconds}Z`;
}

function read(value: unknown, zone: string): Written | undefined {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : ofInstant(value.getTime(), zone);
	const text = typeof value === 'string' ? value : isLuxon(value) ? value.toISO() : null;
	const [, day, clock, seconds = ':00', offset] = ISO.exec(text?.trim() ?? '') ?? [];
	if (day === undefined || !isDay(day)) return undefined;
	if (clock === undefined) return { day };
	if (!/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(`${clock}${seconds}`)) return undefined;
	return { day, time: `${clock}${seconds}`, ...(offset === undefined ? {} : { offset: withColon(offset) }) };
}

/** n8n's expressions give dates as objects of the library Luxon. */
function isLuxon(value: unknown): value is { toISO: () => string | null } {
	return typeof value === 'object' && value !== null && 'toISO' in value && typeof value.toISO === 'function';
}

/** Whether the calendar has that day. */
function isDay(day: string): boolean {
	const instant = Date.parse(`${day}T00:00:00Z`);
	return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day);
}

function withColon(offset: string): string {
	return offset.toUpperCase() === 'Z' ? 'Z' : offset.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
}

/** What a clock in the zone shows at an instant. */
function ofInstant(instant: number, zone: string): Written {
	const minutes = offsetMinutes(instant, zone);
	const [day = '', time = ''] = new Date(instant + minutes * 60_000).toISOString().split('T');
	return { day, time: time.slice(0, 8), offset: offsetText(minutes) };
}

/** The zone's offset when its clocks show `local`; for a time that a change of clocks skips, the one before it. */
function offsetAt(local: string, zone: string): string {
	const asUtc = Date.parse(`${local}Z`);
	const day = 24 * 60 * 60_000;
	const before = offsetMinutes(asUtc - day, zone);
	const after = offsetMinutes(asUtc + day, zone);
	const fits = [before, after].find((minutes) => offsetMinutes(asUtc - minutes * 60_000, zone) === minutes);
	return offsetText(fits ?? before);
}

function offsetMinutes(instant: number, zone: string): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
	}).formatToParts(instant);
	const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0);
	const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
	return Math.round((shown - Math.floor(instant / 60_000) * 60_000) / 60_000);
}

function offsetText(minutes: number): string {
	const two = (number: number) => String(number).padStart(2, '0');
	const size = Math.abs(minutes);
	return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
