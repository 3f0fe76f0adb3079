import { upsertMatch } from '../../../../nodes/Clio/actions/generic/upsertMatch';
import { recordKind } from '../../../../nodes/Clio/catalog/recordKinds';
import { upsertOf } from '../../../../nodes/Clio/catalog/upserts';
import { toMatches } from '../../../../nodes/Clio/transport/lookup/listing';
import { fakeContext, newSession } from '../../transport/fakeContext';

const field = (id: number, more: object = {}) => ({
	id,
	name: 'Referral',
	parent_type: 'Matter',
	deleted: false,
	...more,
});

/** The ID of the record among those of a resource that has the name. */
async function matched(
	resource: string,
	records: object[],
	within: Array<[string, string]> = [],
	isComplete = true,
): Promise<string | undefined> {
	const [upsert, kind] = [upsertOf(resource), recordKind(resource)];
	if (upsert === undefined || kind === undefined) throw new Error(`${resource} has no Create or Update`);
	const facts = { ...kind, exact: [[upsert.name]] };
	const known = { facts, fields: 'id', finding: { matches: toMatches(facts, records), near: [], isComplete } };
	const { context, urls } = fakeContext([]);
	const match = await upsertMatch.call(context, newSession(), upsert, known, { name: 'referral', within });
	expect(urls).toEqual([]);
	return match?.id;
}

describe('the record that has the name of an item', () => {
	it('is the only one whose name is the same, whatever its case and spacing', async () => {
		expect(await matched('customField', [field(1, { name: 'Referrals' }), field(2, { name: ' REFERRAL' })])).toBe('2');
		expect(await matched('customField', [field(1, { name: 'Referrals' }), field(2, { name: null })])).toBeUndefined();
		expect(await matched('customField', [])).toBeUndefined();
	});

	it('is within what else was given', async () => {
		const both = [field(1), field(2, { parent_type: 'Contact' })];
		expect(await matched('customField', both, [['parent_type', 'Contact']])).toBe('2');
		await expect(matched('customField', both)).rejects.toMatchObject({
			message: '"referral" fits 2 custom fields',
			remedy: expect.stringMatching(/\(ID 1\).*\(ID 2\)/),
		});
		expect(await matched('customField', [field(1)], [['parent_type', 'Contact']])).toBeUndefined();
	});

	it('is never one that was deleted', async () => {
		expect(await matched('customField', [field(1, { deleted: true }), field(2)])).toBe('2');
		const tax = { id: 3, name: 'Referral', country: 'CA', region: null };
		expect(await matched('taxRateConfiguration', [{ ...tax, active: false }])).toBeUndefined();
		expect(await matched('taxRateConfiguration', [{ ...tax, active: true }])).toBe('3');
	});

	it('is not guessed where there may be others that were not read', async () => {
		await expect(matched('customField', [field(1)], [], false)).rejects.toThrow('There are too many custom fields');
	});
});
