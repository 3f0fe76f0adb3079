import { dataOf, errorOf, openSandbox, type Client } from './support/client';

describe('permissions', () => {
	let clio: Client;
	beforeAll(async () => (clio = await openSandbox()));
	afterAll(async () => await clio.sandbox.stop());
	afterEach(async () => await clio.sandbox.control.settings({ deniedPermissions: [] }));

	it('close the endpoints of a missing group, reading and writing', async () => {
		await clio.sandbox.control.settings({ region: 'us', deniedPermissions: ['Contacts'] });
		for (const answer of [
			await clio.get('/contacts.json'),
			await clio.post('/contacts.json', { type: 'Company', name: 'X' }),
		]) {
			expect([answer.status, errorOf(answer).type]).toEqual([403, 'ForbiddenError']);
		}
		expect((await clio.get('/matters.json?limit=1')).status).toBe(200);
	});

	it('leave what another group opens too', async () => {
		await clio.sandbox.control.settings({ region: 'us', deniedPermissions: ['Contacts'] });
		expect((await clio.get('/notes.json?type=matter&limit=1')).status).toBe(200);
		await clio.sandbox.control.settings({ region: 'us', deniedPermissions: ['Contacts', 'Matters'] });
		expect((await clio.get('/notes.json?type=matter&limit=1')).status).toBe(403);
	});

	it('redact nested records of a missing group', async () => {
		await clio.sandbox.control.settings({ region: 'us', deniedPermissions: ['Contacts'] });
		const [matter] = dataOf(await clio.get('/matters.json?limit=1&fields=description,client{id,name}'));
		expect(matter?.client).toEqual({ redacted: true, id: null, name: null });
	});

	it('hide what custom fields hold', async () => {
		await clio.sandbox.control.settings({ region: 'us', deniedPermissions: ['Custom Fields'] });
		expect((await clio.get('/custom_fields.json')).status).toBe(403);
		const [matter] = dataOf(
			await clio.get('/matters.json?limit=1&fields=custom_field_values{id,field_name,field_type,value}'),
		);
		const values: unknown = matter?.custom_field_values;
		expect(values).toContainEqual({ id: expect.any(String), field_name: null, field_type: null, value: null });
	});

	it('always let a token ask who it is', async () => {
		await clio.sandbox.control.settings({ region: 'us', deniedPermissions: ['Users'] });
		expect((await clio.get('/users/who_am_i')).status).toBe(200);
		expect((await clio.get('/users.json')).status).toBe(403);
	});

	it('show private tasks to their own people only', async () => {
		const user = await clio.first('/users.json?name=Wei');
		const others = await clio.get(`/tasks.json?permission=private&assignee_type=user&assignee_id=${user.id}`);
		expect(others.status).toBe(200);
		const task = await clio.first('/tasks.json?permission=private', 'id,assigner{name}');
		expect(task.assigner).toEqual({ name: 'Morgan Vale' });
	});
});
