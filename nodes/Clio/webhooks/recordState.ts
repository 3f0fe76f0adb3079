/** What tells a record's state from others: its etag, or the time of its last change where it has none. */
export function stateOf({ etag, updated_at: updatedAt }: Readonly<Record<string, unknown>>): string | undefined {
	const state = etag ?? updatedAt;
	return typeof state === 'string' && state !== '' ? state : undefined;
}
