import { Lookups } from '../../../../nodes/Clio/transport/lookup/lookups';

const finding = (...ids: string[]) => ({
	matches: ids.map((id) => ({ id, label: id, record: {}, names: [] })),
	near: [],
	isComplete: true,
});

function lookups(): Lookups {
	const kept = new Lookups();
	kept.keep('found', { listPath: '/contacts.json', isList: false, finding: finding('5') });
	kept.keep('missed', { listPath: '/contacts.json', isList: false, finding: finding() });
	kept.keep('list', { listPath: '/contacts.json', isList: true, finding: finding('5', '6') });
	kept.keep('other', { listPath: '/matters.json', isList: true, finding: finding('5') });
	return kept;
}

const left = (kept: Lookups) => ['found', 'missed'].filter((key) => kept.get(key) !== undefined);

describe('what was looked up is forgotten', () => {
	it.each<[write: string, left: string[]]>([
		['/api/v4/contacts.json', ['found']],
		['/api/v4/contacts', ['found']],
		['/api/v4/contacts/6.json', ['found']],
		['/api/v4/contacts/5.json', []],
		['/api/v4/contacts/5/email_addresses.json', []],
		['/api/v4/contacts_more/5.json', ['found', 'missed']],
		['/api/v4/activities.json', ['found', 'missed']],
	])('after a write to %s, save %j', (path, expected) => {
		const kept = lookups();
		kept.evict(path);
		expect(left(kept)).toEqual(expected);
	});
});

describe('a list that was read', () => {
	const idsOf = (kept: Lookups, key: string) => kept.list(key)?.matches.map(({ id }) => id);

	it('loses the record that is written to, and is outdated', () => {
		const kept = lookups();
		kept.evict('/api/v4/contacts/5.json');
		expect(idsOf(kept, 'list')).toEqual(['6']);
		expect(kept.list('list')?.isOutdated).toBe(true);
		expect(idsOf(kept, 'other')).toEqual(['5']);
		expect(kept.list('other')?.isOutdated).toBe(false);
	});

	it('is outdated by a new record', () => {
		const kept = lookups();
		kept.evict('/api/v4/contacts.json');
		expect(idsOf(kept, 'list')).toEqual(['5', '6']);
		expect(kept.list('list')?.isOutdated).toBe(true);
	});

	it('is up to date when it is read again', () => {
		const kept = lookups();
		kept.evict('/api/v4/contacts.json');
		kept.keep('list', { listPath: '/contacts.json', isList: true, finding: finding('7') });
		expect(kept.list('list')).toMatchObject({ isOutdated: false, matches: [{ id: '7' }] });
	});
});

it('searches are counted list by list', () => {
	const kept = new Lookups();
	expect([kept.countSearch('a'), kept.countSearch('a'), kept.countSearch('b')]).toEqual([0, 1, 0]);
});
