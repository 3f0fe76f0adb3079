import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();

const byId = (id: unknown) => ({ __rl: true, mode: 'id', value: String(id) });
const json = (values: IDataObject) => ({ specifyValues: 'json', valuesJson: JSON.stringify(values) });

async function records(account: Account, resource: string, more: INodeParameters = {}): Promise<IDataObject[]> {
	const parameters = { resource, operation: 'getAll', returnAll: true, returnFields: 'all', ...more };
	const found = (await clio().run(account, parameters)).json(NODE);
	await clio().apiRequests();
	return found;
}

const sent = async () =>
	(await clio().apiRequests()).map(({ method, path, body }) => [`${method} ${path.replace('/api/v4', '')}`, body]);

/** A contact with an address and a number of its own. */
async function contact(account: Account): Promise<IDataObject> {
	const values = {
		type: 'Person',
		first_name: 'Ida',
		last_name: 'Caller',
		work_email: 'ida@caller.example',
		mobile_phone: '(415) 555-0187',
	};
	const run = await clio().run(account, { resource: 'contact', operation: 'create', ...json(values) });
	await clio().apiRequests();
	return run.json(NODE)[0] ?? {};
}

describe('Log Call', () => {
	it.each(['+1 415 555 0187', '415.555.0187', '4155550187 x12'])(
		'finds the contact by %s, and the user by an address',
		async (number) => {
			const account = await clio().connected();
			const caller = await contact(account);
			const [matter = {}] = await records(account, 'matter', { filters: { status: 'open' } });
			const [user = {}] = (await records(account, 'user')).filter(({ enabled }) => enabled === true);
			const run = await clio().run(account, {
				...{ resource: 'communication', operation: 'logCall', matter: byId(matter.id) },
				...json({ from: number, to: [String(user.email)], body: 'Wants a call back' }),
			});
			expect(run.error?.message).toBeUndefined();
			expect((await sent()).at(-1)).toEqual([
				'POST /communications.json',
				{
					data: {
						type: 'PhoneCommunication',
						subject: 'Phone call',
						body: 'Wants a call back',
						matter: { id: matter.id },
						senders: [{ id: caller.id, type: 'Contact' }],
						receivers: [{ id: user.id, type: 'User' }],
					},
				},
			]);
		},
	);

	it('tells who is unknown, or fails', async () => {
		const account = await clio().connected();
		const values = { from: '+1 212 555 0100', to: 'nobody@nowhere.example', subject: 'Wrong number' };
		const call = { resource: 'communication', operation: 'logCall' };
		const run = await clio().run(account, { ...call, ...json(values) });
		expect(run.json(NODE)).toMatchObject([{ unknown_parties: ['+1 212 555 0100', 'nobody@nowhere.example'] }]);
		await clio().apiRequests();
		const failed = await clio().run(account, { ...call, ...json({ ...values, unknown_parties: 'fail' }) });
		expect(failed.error?.message).toBe('2 of those who took part are neither a user nor a contact (item 0)');
		expect((await sent()).filter(([request]) => String(request).startsWith('POST'))).toEqual([]);
	});

	it('asks for a number once, however many items name it', async () => {
		const account = await clio().connected();
		await contact(account);
		const input = Array.from({ length: 4 }, (_, index) => ({ json: { subject: `Call ${index}` } }));
		const valuesJson = '={{ { "subject": $json.subject, "from": "+14155550187", "to": "+14155550187" } }}';
		const parameters = { resource: 'communication', operation: 'logCall', specifyValues: 'json', valuesJson };
		const run = await clio().run(account, parameters, { input });
		expect(run.json(NODE)).toHaveLength(4);
		expect((await sent()).map(([request]) => request)).toEqual([
			'GET /users.json',
			'GET /contacts.json',
			...input.map(() => 'POST /communications.json'),
		]);
	});

	it('never guesses between two contacts', async () => {
		const account = await clio().connected();
		await contact(account);
		await contact(account);
		const run = await clio().run(account, {
			...{ resource: 'communication', operation: 'logCall' },
			...json({ from: '(415) 555-0187', to: 'x' }),
		});
		expect(run.error?.message).toMatch(/^2 contacts have the same address or number/);
		expect((await sent()).filter(([request]) => String(request).startsWith('POST'))).toEqual([]);
	});
});

describe('Log Email', () => {
	it('reads the addresses of a mail as mail programs write them', async () => {
		const account = await clio().connected();
		const { id } = await contact(account);
		const [user = {}] = (await records(account, 'user')).filter(({ enabled }) => enabled === true);
		const run = await clio().run(account, {
			...{ resource: 'communication', operation: 'logEmail' },
			...json({
				from: ['"Caller, Ida" <IDA@caller.example>'],
				to: [`${String(user.name)} <${String(user.email)}>; Ida <ida+clio@caller.example>`],
				subject: 'Your letter',
				body: 'Thank you',
				received_at: '2026-11-20T10:00:00Z',
			}),
		});
		expect(run.error?.message).toBeUndefined();
		expect((await sent()).at(-1)?.[1]).toMatchObject({
			data: {
				type: 'EmailCommunication',
				senders: [{ id, type: 'Contact' }],
				receivers: [
					{ id: user.id, type: 'User' },
					{ id, type: 'Contact' },
				],
			},
		});
	});

	it('shows what it would log', async () => {
		const account = await clio().connected();
		await contact(account);
		const run = await clio().run(account, {
			...{ resource: 'communication', operation: 'logEmail', options: { previewOnly: true } },
			...json({ from: 'ida@caller.example', to: 'who@else.example' }),
		});
		expect(run.json(NODE)).toMatchObject([{ preview: true, unknown_parties: ['who@else.example'] }]);
		expect((await sent()).filter(([request]) => String(request).startsWith('POST'))).toEqual([]);
	});
});
