import { recordKind, recordKindNames } from '../../../../nodes/Clio/catalog/recordKinds';
import { idFromUrl } from '../../../../nodes/Clio/transport/lookup/recordUrl';
import type { ClioSession } from '../../../../nodes/Clio/transport/session';
import { thrownProblem } from '../../thrownProblem';

type AccountFacts = Pick<ClioSession, 'region' | 'baseUrl'>;

const US: AccountFacts = { region: 'us', baseUrl: 'https://app.clio.com' };
const EU: AccountFacts = { region: 'eu', baseUrl: 'https://eu.app.clio.com' };
const PROXY: AccountFacts = { region: 'custom', baseUrl: 'https://proxy.example.com/clio' };

function idIn(kind: string, url: string, account = US): string {
	const facts = recordKind(kind);
	if (facts === undefined) throw new Error(`There is no kind ${kind}`);
	return idFromUrl(account, facts, url);
}

describe('the ID in an address of Clio', () => {
	it.each<[kind: string, url: string, id: string, account?: AccountFacts]>([
		['matter', 'https://app.clio.com/nc/#/matters/1234567890', '1234567890'],
		['matter', '  https://app.clio.com/nc/#/matters/12/  ', '12'],
		['matter', 'https://app.clio.com/nc/#/matters/12/notes', '12'],
		['matter', 'https://app.clio.com/nc/#/matters/12/activities?page=3', '12'],
		['matter', 'https://app.clio.com/matters/12', '12'],
		['matter', 'http://app.clio.com/matters/12', '12'],
		['matter', 'HTTPS://APP.CLIO.COM/matters/12', '12'],
		['matter', 'https://app.clio.com:443/matters/12#top', '12'],
		['matter', 'https://app.clio.com/api/v4/matters/12.json?fields=id,client%7Bid%7D', '12'],
		['note', 'https://app.clio.com/nc/#/matters/12/notes/7', '7'],
		['contact', 'https://app.clio.com/nc/#/contacts/5', '5'],
		['contact', 'https://eu.app.clio.com/api/v4/contacts/5', '5', EU],
		['task', 'https://proxy.example.com/clio/nc/#/tasks/9', '9', PROXY],
		['calendarEntry', 'https://app.clio.com/api/v4/calendar_entries/CE_12-a.json', 'CE_12-a'],
		['jurisdictionTrigger', 'https://app.clio.com/api/v4/court_rules/jurisdictions/5/triggers/8.json', '8'],
		['textSnippet', 'https://app.clio.com/settings/text-snippets/4', '4'],
		['practiceArea', 'https://app.clio.com/practice_area/4', '4'],
	])('of a %s: %s', (...[kind, url, id, account]) => {
		expect(idIn(kind, url, account)).toBe(id);
	});

	it('can be told for every kind by the path of its list', () => {
		for (const kind of recordKindNames()) {
			const path = (recordKind(kind)?.list.path ?? '').replace('.json', '').replace('{jurisdiction_id}', '3');
			expect([kind, idIn(kind, `https://app.clio.com/api/v4${path}/77`)]).toEqual([kind, '77']);
		}
	});
});

describe('an address is refused', () => {
	it.each<[why: string, kind: string, url: string, message: string, account?: AccountFacts]>([
		[
			'of another region',
			'matter',
			'https://eu.app.clio.com/nc/#/matters/1',
			"Clio's region Europe and United Kingdom",
		],
		['of the region before the custom one', 'matter', 'https://app.clio.com/matters/1', 'a custom Base URL', PROXY],
		['of another host', 'matter', 'https://clio.example.com/matters/1', 'does not belong to the account'],
		['of a host that only begins alike', 'matter', 'https://app.clio.com.evil.example/matters/1', 'does not belong'],
		['with the host as user', 'matter', 'https://app.clio.com@evil.example/matters/1', 'not a URL'],
		['with a backslash', 'matter', 'https://evil.example\\@app.clio.com/matters/1', 'does not belong'],
		['of another port', 'matter', 'https://app.clio.com:8443/matters/1', 'does not belong'],
		['beside the proxy', 'matter', 'https://proxy.example.com/cliox/matters/1', 'does not belong', PROXY],
		['above the proxy', 'matter', 'https://proxy.example.com/clio/../matters/1', 'does not belong', PROXY],
		['of another kind', 'matter', 'https://app.clio.com/nc/#/contacts/1', 'leads to "contacts", not to a matter'],
		['of a record within', 'matter', 'https://app.clio.com/nc/#/matters/12/notes/7', 'leads to "notes"'],
		['of a list', 'matter', 'https://app.clio.com/nc/#/matters', 'holds no ID of a matter'],
		['of the start page', 'matter', 'https://app.clio.com', 'holds no ID of a matter'],
		['without the kind', 'activity', 'https://app.clio.com/#/12', 'holds no ID of an activity'],
		['with an ID in the query only', 'matter', 'https://app.clio.com/x?a=/matters/12', 'holds no ID'],
		['with a made-up ID', 'matter', 'https://app.clio.com/nc/#/matters/12abc', 'holds no ID'],
		['with an ID that has a zero in front', 'matter', 'https://app.clio.com/nc/#/matters/012', 'holds no ID'],
		['with an encoded slash', 'matter', 'https://app.clio.com/nc/#/matters/12%2F13', 'holds no ID'],
		['that is none', 'matter', 'matters/12', 'not a URL'],
		['of a script', 'matter', 'javascript:alert(1)', 'not a URL'],
		['that is broken', 'matter', 'https://', 'not a URL'],
	])('%s', (...[, kind, url, message, account]) => {
		const problem = thrownProblem(() => idIn(kind, url, account));
		expect(problem.message).toContain(message);
		expect(problem.remedy).toMatch(/\.$/);
	});

	it('that is very long', () => {
		const url = `https://app.clio.com/matters/1?${'x'.repeat(5_000_000)}`;
		expect(thrownProblem(() => idIn('matter', url)).message).toContain('not a URL');
	});

	it('without telling what stands in it', () => {
		const problem = thrownProblem(() => idIn('matter', 'https://other.example/matters/1?token=s3cret#name=Smith'));
		expect(`${problem.message} ${problem.remedy}`).not.toMatch(/s3cret|Smith|other\.example/);
	});
});
