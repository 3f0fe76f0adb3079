import { webhookModels } from '../../../nodes/Clio/catalog/webhookModels';
import type { WebhookModel } from '../../../nodes/Clio/catalog/webhookModels';
import { occurrencesSince } from '../../../nodes/Clio/webhooks/occurrences';
import { fieldsToWatch } from '../../../nodes/Clio/webhooks/watchedFields';

function model(resource: string): WebhookModel {
	const found = webhookModels().get(resource);
	if (found === undefined) throw new Error(`There is no model ${resource}`);
	return found;
}

const SINCE = Date.parse('2026-10-15T12:00:00Z') / 1000;
const OLD = '2026-01-01T00:00:00Z';
const LATE = '2026-10-15T13:00:00Z';

describe('what happened unseen', () => {
	const seen = (events: string[], record: object, resource = 'matter') =>
		occurrencesSince(model(resource), events, { ...record }, SINCE);

	it.each([
		[['created', 'updated'], { created_at: LATE, updated_at: LATE }, ['created']],
		[['created', 'updated'], { created_at: OLD, updated_at: LATE }, ['updated']],
		[['created'], { created_at: OLD, updated_at: LATE }, []],
		[['updated'], { created_at: LATE, updated_at: LATE }, []],
		[['updated'], { created_at: LATE, updated_at: '2026-10-15T14:00:00Z' }, ['updated']],
		[['created', 'updated'], { created_at: OLD, updated_at: OLD }, []],
		[['deleted'], { created_at: OLD, updated_at: LATE }, []],
		[['updated', 'deleted'], { created_at: OLD, updated_at: LATE, deleted_at: LATE }, ['deleted']],
		[['updated', 'deleted'], { created_at: OLD, updated_at: LATE, deleted_at: OLD }, []],
		[['matter_closed'], { updated_at: LATE, status: 'Closed', close_date: '2026-10-15' }, ['matter_closed']],
		[['matter_closed'], { updated_at: LATE, status: 'Closed', close_date: '2026-03-01' }, []],
		[
			['matter_closed', 'matter_opened'],
			{ updated_at: LATE, status: 'Open', open_date: '2026-10-15' },
			['matter_opened'],
		],
		[
			['updated', 'matter_pended'],
			{ created_at: OLD, updated_at: LATE, status: 'Pending', pending_date: null },
			['updated', 'matter_pended'],
		],
	])('of %j in %j is %j', (events, record, expected) => {
		expect(seen(events, record)).toEqual(expected);
	});
});

describe('the fields of a webhook', () => {
	it('hold the etag unless some are chosen', () => {
		expect(fieldsToWatch(model('task'), [])).toEqual(['id,etag']);
		expect(fieldsToWatch(model('clioPaymentsPayment'), [])).toEqual(['id,updated_at']);
		expect(fieldsToWatch(model('task'), ['status'])).toEqual(['id,status']);
	});

	it('hold of another record its ID, and of a list what it holds', () => {
		expect(fieldsToWatch(model('matter'), ['client', 'status'])).toEqual(['id,client{id},status', 'id,client,status']);
		const [contact] = fieldsToWatch(model('contact'), ['email_addresses']);
		expect(contact).toMatch(/^id,email_addresses\{id,.*address.*\}$/);
		expect(contact).not.toMatch(/etag|updated_at/);
	});
});
