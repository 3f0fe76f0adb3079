import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { watchedLists } from '../../../nodes/Clio/catalog/watchedLists';
import { ClioPollingTrigger } from '../../../nodes/Clio/ClioPollingTrigger.node';
import { loadOptions, mapperFields, searchList } from '../../../scripts/engine';
import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';
import { Colleague, activate, restarted } from './pollingSupport';

const clio = useClioSandbox();

const MATTERS = { resource: 'matter', event: 'created' };
const mapped = (value: IDataObject, schema: IDataObject[] = []): INodeParameters => ({
	filters: { mappingMode: 'defineBelow', value, schema } as INodeParameters,
});
const byName = (value: string) => ({ __rl: true, mode: 'name', value });
const CONTACT_PLACES = ['contactEmailAddress', 'contactPhoneNumber'];

async function idOf(account: Account, resource: string, more: INodeParameters = {}): Promise<string> {
	const list = { resource, operation: 'getAll', returnAll: false, limit: 1, ...more };
	const run = await clio().run(account, list);
	return String(run.json(NODE)[0]?.id);
}

describe('every list', () => {
	it('can be watched: the activation, the next poll and the sample send nothing that Clio does not know', async () => {
		await clio().process.control.settings({ rateLimitPerMinute: 100_000, region: 'us' });
		const account = await clio().connected();
		const needed: INodeParameters = {
			type: 'contact',
			record: { __rl: true, mode: 'id', value: await idOf(account, 'contact') },
			jurisdiction: { __rl: true, mode: 'id', value: await idOf(account, 'jurisdiction') },
			conversation: { __rl: true, mode: 'id', value: await idOf(account, 'conversation') },
		};
		await clio().apiRequests();
		const failed: string[] = [];
		for (const [resource, { events, operation }] of watchedLists()) {
			for (const event of events.keys()) {
				const workflow = activate(clio(), account, { resource, event, ...needed });
				const first = await workflow.poll().catch((error: Error) => error.message);
				await clio().apiRequests();
				const second = await workflow.poll().catch((error: Error) => error.message);
				const requests = await clio().apiRequests();
				const sample = await workflow.pollByHand().catch((error: Error) => error.message);
				const isFine =
					JSON.stringify([first, second]) === '[[],[]]' &&
					(Array.isArray(sample) || sample === 'Clio has no record to show');
				if (!isFine || requests.length !== 1)
					failed.push(`${operation.id} ${event}: ${JSON.stringify([first, second, requests.length])}`);
				for (const { json } of Array.isArray(sample) ? sample : []) {
					if (!['created', 'updated'].includes(String(json.event)) || typeof json.eventId !== 'string')
						failed.push(operation.id);
				}
				await clio().apiRequests();
			}
		}
		expect(failed).toEqual([]);
	}, 120_000);

	it('tells the e-mail addresses of one contact', async () => {
		const account = await clio().connected();
		const colleague = await Colleague.of(clio());
		const id = await colleague.company('Harbor Lane Bakery');
		for (const resource of CONTACT_PLACES) {
			const workflow = activate(clio(), account, { resource, event: 'created', record: byName('Harbor Lane Bakery') });
			expect(await workflow.poll()).toEqual([]);
			const list = resource === 'contactEmailAddress' ? 'email_addresses' : 'phone_numbers';
			const row = resource === 'contactEmailAddress' ? { address: 'a@example.com' } : { number: '555 0100' };
			await colleague.write('PATCH', `/contacts/${id}.json`, { [list]: [{ name: 'Work', ...row }] });
			expect(await workflow.poll()).toMatchObject([{ json: { ...row, event: 'created' } }]);
		}
	});

	it('of notes needs to know whether they are on matters or contacts', async () => {
		const account = await clio().connected();
		const colleague = await Colleague.of(clio());
		const id = await colleague.company('Harbor Lane Bakery');
		const workflow = activate(clio(), account, { resource: 'note', event: 'created', type: 'contact' });
		await workflow.poll();
		const note = { type: 'Contact', subject: 'Called', detail: 'About the lease', contact: { id } };
		await colleague.write('POST', '/notes.json', note);
		expect(await workflow.poll()).toMatchObject([{ json: { subject: 'Called', event: 'created' } }]);
	});

	it('that is none is told when the workflow is activated', async () => {
		const account = await clio().connected();
		const poll = async (parameters: INodeParameters) => await activate(clio(), account, parameters).poll();
		await expect(poll({ resource: 'nonsense', event: 'created' })).rejects.toThrow('cannot watch "nonsense"');
		await expect(poll({ resource: 'group', event: 'created' })).rejects.toThrow('cannot wait for "created" here');
	});
});

describe('filters', () => {
	it('by name cost a request once, and stay when n8n is restarted', async () => {
		const account = await clio().connected();
		const users = await clio().run(account, { resource: 'user', operation: 'getAll', returnAll: false, limit: 1 });
		const name = String(users.json(NODE)[0]?.name);
		const parameters = { ...MATTERS, ...mapped({ responsibleAttorney: name, status: 'open, pending' }) };
		await clio().apiRequests();
		let workflow = activate(clio(), account, parameters);
		await workflow.poll();
		expect((await clio().apiRequests()).length).toBeGreaterThan(1);
		for (let round = 0; round < 3; round++) {
			workflow = restarted(clio(), account, parameters, workflow);
			await workflow.poll();
			const requests = await clio().apiRequests();
			expect(requests).toHaveLength(1);
			expect(decodeURIComponent(requests[0]?.query ?? '')).toMatch(
				/responsible_attorney_id=\d+&.*status=open,pending|status=open,pending&.*responsible_attorney_id=\d+/,
			);
		}
	});

	it('let through what fits only', async () => {
		const account = await clio().connected();
		const colleague = await Colleague.of(clio());
		const workflow = activate(clio(), account, {
			...{ resource: 'contact', event: 'createdOrUpdated' },
			...mapped({ type: 'Person', clioConnectOnly: null }, [{ id: 'clioConnectOnly', removed: true }]),
		});
		await workflow.poll();
		await colleague.company('No person');
		await colleague.write('POST', '/contacts.json', { type: 'Person', first_name: 'Ada', last_name: 'Byron' });
		expect(await workflow.poll()).toMatchObject([{ json: { name: 'Ada Byron' } }]);
	});

	it.each([
		['empty', mapped({ status: null }, [{ id: 'status', removed: false }]), 'The filter Status is empty'],
		['added only', mapped({}, [{ id: 'client', removed: false }]), 'The filter Client is empty'],
		['an empty text', mapped({ client: ' ' }), 'The filter Client is empty'],
		['left over from another list', mapped({ emailOnly: 'true' }), 'The list has no filter "emailOnly"'],
		['not among the choices', mapped({ status: 'ajar' }), 'The filter "Status" is not among its choices'],
		['of a record that there is not', mapped({ client: 'Nobody Anywhere' }), 'No contact has the number or name'],
	])('that are %s fail the activation', async (_, parameters, message) => {
		const account = await clio().connected();
		await expect(activate(clio(), account, { ...MATTERS, ...parameters }).poll()).rejects.toThrow(message);
	});
});

describe('the editor', () => {
	const nodeTypes = { 'n8n-nodes-clio.clioPollingTrigger': new ClioPollingTrigger() };

	async function panel(parameters: INodeParameters) {
		const account = await clio().connected();
		const node = {
			...{ id: '1', name: 'New in Clio', type: 'n8n-nodes-clio.clioPollingTrigger', typeVersion: 1 },
			position: [0, 0] satisfies [number, number],
			parameters: { authentication: 'oAuth2', ...parameters },
			credentials: { [account.type]: account.details },
		};
		return { node, options: { nodeTypes, credentials: clio().credentials } };
	}

	it('offers the filters of the list as a form in which nothing is filled in', async () => {
		const { node, options } = await panel(MATTERS);
		const { fields } = await mapperFields({ node, parameter: 'filters', method: 'getFilterFields' }, options);
		const named = new Map(fields.map((field) => [field.id, field]));
		expect(named.get('status')).toMatchObject({ displayName: 'Status (Open, Closed, Pending)', type: 'string' });
		expect(named.get('client')).toMatchObject({ displayName: 'Client Name or ID', type: 'string' });
		expect(named.get('billable')).toMatchObject({ type: 'options' });
		expect(named.get('openDateFrom')).toMatchObject({ displayName: 'Opened From', type: 'dateTime' });
		expect(named.has('updatedSince') || named.has('createdSince') || named.has('customFieldConditions')).toBe(false);
		expect(fields.filter(({ removed, required, type }) => removed !== true || required || type === 'boolean')).toEqual(
			[],
		);
	});

	it('offers the fields of the list, also where it is no resource of the Clio node', async () => {
		for (const [resource, field] of [
			['matter', 'client.name'],
			['contactEmailAddress', 'address'],
			['folderContent', 'type'],
		]) {
			const { node, options } = await panel({ resource: resource ?? '', event: 'created' });
			const choices = await loadOptions({ node, parameter: 'chosenFields', method: 'getReturnFields' }, options);
			expect(choices.map(({ value }) => value)).toContain(field);
		}
	});

	it('offers the custom fields of the records that are watched', async () => {
		for (const [resource, kind] of [
			['matter', 'Matter'],
			['contact', 'Contact'],
		]) {
			const { node, options } = await panel({ resource: resource ?? '', event: 'created' });
			const search = { node, parameter: 'customFieldConditions', method: 'searchCustomField' };
			const { results } = await searchList(search, options);
			expect(results.length).toBeGreaterThan(0);
			expect(results.every(({ name }) => name.includes(kind ?? ''))).toBe(true);
		}
	});
});
