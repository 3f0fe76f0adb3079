import { customFieldDefinitions } from '../../../../nodes/Clio/transport/lookup/customFields';
import { answered, VERSIONS } from '../errors/thrownByN8n';
import { fakeContext, newSession } from '../fakeContext';

const field = (id: number, name: string | null, more: object = {}) => ({
	id,
	name,
	field_type: 'text_line',
	required: false,
	deleted: false,
	picklist_options: [],
	...more,
});

const refusedByClio = (status: number) =>
	VERSIONS['n8n 2.41'].wrap(answered(status, { error: { type: 'Refused', message: 'No' } }));

const page = (data: unknown[], next?: string) => ({ data, meta: next === undefined ? {} : { paging: { next } } });

describe('the custom fields of an account', () => {
	it('are asked once an execution and kind of record, 200 with one request', async () => {
		const next = 'https://clio.example/api/v4/custom_fields.json?page_token=abc';
		const { context, urls } = fakeContext([
			page([field(1, 'Court'), field(2, 'Judge')], next),
			page([field(3, 'Claim', { field_type: 'currency', required: true })]),
			page([field(9, 'Nickname')]),
		]);
		const session = newSession();
		const first = await customFieldDefinitions.call(context, session, 'Matter');
		expect(first).toEqual({
			definitions: [
				{ id: '1', name: 'Court', parentType: 'Matter', fieldType: 'text_line', required: false, options: [] },
				{ id: '2', name: 'Judge', parentType: 'Matter', fieldType: 'text_line', required: false, options: [] },
				{ id: '3', name: 'Claim', parentType: 'Matter', fieldType: 'currency', required: true, options: [] },
			],
		});
		await expect(customFieldDefinitions.call(context, session, 'Matter')).resolves.toBe(first);
		const contacts = await customFieldDefinitions.call(context, session, 'Contact');
		expect(contacts.definitions).toMatchObject([{ id: '9', parentType: 'Contact' }]);
		expect(urls).toHaveLength(3);
		expect(urls[0]).toMatch(/parent_type=matter&/);
		expect(urls[0]).toMatch(/limit=200/);
		expect(urls[2]).toMatch(/parent_type=contact&/);
	});

	it('come without those that were deleted, and without deleted options', async () => {
		const options = [
			{ id: 5, option: 'Web', deleted_at: null },
			{ id: 6, option: 'Fax', deleted_at: '2026-01-01T00:00:00Z' },
			{ id: 7, option: 'Friend' },
		];
		const { context } = fakeContext([
			page([
				field(1, 'Old', { deleted: true }),
				field(2, 'Source', { field_type: 'picklist', picklist_options: options }),
			]),
		]);
		const { definitions } = await customFieldDefinitions.call(context, newSession(), 'Matter');
		expect(definitions.map(({ name, options: left }) => [name, left])).toEqual([
			[
				'Source',
				[
					{ id: '5', label: 'Web' },
					{ id: '7', label: 'Friend' },
				],
			],
		]);
	});

	it('of a type that is newer than this package are text', async () => {
		const { context } = fakeContext([page([field(1, 'Signature', { field_type: 'signature' })])]);
		const { definitions } = await customFieldDefinitions.call(context, newSession(), 'Matter');
		expect(definitions).toMatchObject([{ name: 'Signature', fieldType: 'text_line' }]);
	});

	it.each([403, 404])('that Clio refuses with %d come as a reason, which is not asked for again', async (status) => {
		const { context, urls } = fakeContext([refusedByClio(status)]);
		const session = newSession();
		const refused = await customFieldDefinitions.call(context, session, 'Matter');
		expect(refused).toEqual({ definitions: [], refusal: expect.stringMatching(/permission Custom Fields/) });
		await customFieldDefinitions.call(context, session, 'Matter');
		expect(urls).toHaveLength(1);
	});

	it('that come without names are refused too', async () => {
		const { context } = fakeContext([page([field(1, null, { field_type: null })])]);
		const refused = await customFieldDefinitions.call(context, newSession(), 'Matter');
		expect(refused.refusal).toMatch(/permission Custom Fields/);
	});

	it('that cannot be read for another reason are an error, and asked for again', async () => {
		const { context, urls } = fakeContext([refusedByClio(400), page([field(1, 'Court')])]);
		const session = newSession();
		await expect(customFieldDefinitions.call(context, session, 'Matter')).rejects.toThrow(/Clio refused/);
		await expect(customFieldDefinitions.call(context, session, 'Matter')).resolves.toMatchObject({
			definitions: [{ name: 'Court' }],
		});
		expect(urls).toHaveLength(2);
	});
});
