import { isRecord } from '../../transport/record';

/**
 * Whether a filter holds nothing: no value, an empty text, a list with an empty place in it or without any, a locator or rows
 * without a value.
 */
export function isNothing(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return value.trim() === '';
	if (typeof value === 'number') return Number.isNaN(value);
	if (Array.isArray(value)) return value.length === 0 || value.some(isNothing);
	if (!isRecord(value)) return false;
	if ('mode' in value) return isNothing(value.value);
	return 'conditions' in value
		? isNothing(value.conditions)
		: Object.getPrototypeOf(value) === Object.prototype && Object.keys(value).length === 0;
}
