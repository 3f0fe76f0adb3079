/** ISO-8601 with offset, whole seconds. */
export const timestamp = (milliseconds: number): string =>
	new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
