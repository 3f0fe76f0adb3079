import { Lookups } from '../../../../nodes/Clio/transport/lookup/lookups';

const finding = (...ids: string[]) => ({
	matches: ids.map((id) => ({ id, label: id, record: {} })),
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

const left = (kept: Lookups) => ['found', 'missed', 'list', 'other'].filter((key) => kept.get(key) !== undefined);

describe('what was looked up is forgotten', () => {
	it.each<[write: string, left: string[]]>([
		['/api/v4/contacts.json', ['found', 'other']],
		['/api/v4/contacts', ['found', 'other']],
		['/api/v4/contacts/6.json', ['found', 'other']],
		['/api/v4/contacts/5.json', ['other']],
		['/api/v4/contacts/5/email_addresses.json', ['other']],
		['/api/v4/contacts_more/5.json', ['found', 'missed', 'list', 'other']],
		['/api/v4/activities.json', ['found', 'missed', 'list', 'other']],
	])('after a write to %s, save %j', (path, expected) => {
		const kept = lookups();
		kept.evict(path);
		expect(left(kept)).toEqual(expected);
	});
});
