/** What a duration is for Clio, or why it cannot be told. */
export type Duration = { seconds: number } | { problem: string; remedy: string };

const FORMS = 'Write 1.5 or 1.5h for hours, 1:30 for hours and minutes, or 90m for minutes.';

/** A number without a unit above this is rather minutes than hours. */
const MOST_BARE_HOURS = 24;

const SECONDS_AN_HOUR = 3600;

/**
 * The time that somebody worked, as a person writes it, in whole seconds: `1.5`, `1:30`, `90m`, `1h 30m`, `2 hours`.
 *
 * Commas are refused, because 1,5 is an hour and a half in some countries and a slip in others.
 */
export function parseDuration(value: unknown): Duration {
	const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim().toLowerCase() : '';
	const bare = /^\d*\.?\d+$/.test(text) ? Number(text) : undefined;
	const hours = bare ?? clockHours(text) ?? unitHours(text);
	if (hours === undefined) return { problem: `"${shown(value)}" is not a duration`, remedy: FORMS };
	if (bare !== undefined && bare > MOST_BARE_HOURS) {
		return {
			problem: `A duration of ${text} would be ${text} hours`,
			remedy: `Write ${text}m for minutes, or ${text}h if so many hours are meant.`,
		};
	}
	const seconds = Math.round(hours * SECONDS_AN_HOUR);
	if (seconds > 0 && Number.isSafeInteger(seconds)) return { seconds };
	return { problem: 'A duration must be above 0', remedy: `${FORMS} To write no time at all give a quantity of 0.` };
}

/** `1:30` or `1:30:00`. */
function clockHours(text: string): number | undefined {
	const [, hours, minutes, seconds = '0'] = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/.exec(text) ?? [];
	if (hours === undefined || minutes === undefined) return undefined;
	return Number(hours) + Number(minutes) / 60 + Number(seconds) / SECONDS_AN_HOUR;
}

/** `90m`, `1.5 hours`, `1h 30m`, `1h30`. */
function unitHours(text: string): number | undefined {
	const hours =
		/^(\d*\.?\d+) ?(?:h|hr|hrs|hour|hours)\.?(?:,? ?(?:and )?(\d*\.?\d+) ?(?:m|min|mins|minute|minutes)?\.?)?$/.exec(
			text,
		);
	if (hours !== null) return Number(hours[1]) + Number(hours[2] ?? 0) / 60;
	const minutes = /^(\d*\.?\d+) ?(?:m|min|mins|minute|minutes)\.?$/.exec(text);
	return minutes === null ? undefined : Number(minutes[1]) / 60;
}

function shown(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 40) : typeof value;
}
