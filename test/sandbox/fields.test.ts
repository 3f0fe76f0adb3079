import { dataOf, errorOf, openSandbox, type Client } from './support/client';

describe('the fields parameter', () => {
	let clio: Client;
	beforeAll(async () => (clio = await openSandbox()));
	afterAll(async () => await clio.sandbox.stop());

	it('answers id and etag when nothing is asked for, on reads and on writes', async () => {
		const matter = await clio.first('/matters.json');
		expect(Object.keys(dataOf(await clio.get(`/matters/${matter.id}.json`)))).toEqual(['id', 'etag']);
		expect(Object.keys(dataOf(await clio.get('/matters.json?limit=1'))[0] ?? {})).toEqual(['id', 'etag']);
		expect(Object.keys(dataOf(await clio.patch(`/matters/${matter.id}.json`, { location: 'Shelf 9' })))).toEqual([
			'id',
			'etag',
		]);
		const created = await clio.post('/contacts.json', { type: 'Company', name: 'Fieldstone Ltd' });
		expect(Object.keys(dataOf(created))).toEqual(['id', 'etag']);
	});

	it('answers names in the order they were asked for, with one level of braces, raw or percent-encoded', async () => {
		const raw = dataOf(await clio.get('/matters.json?limit=1&fields=status,id,client{name,id}'))[0];
		const encoded = dataOf(await clio.get('/matters.json?limit=1&fields=status%2Cid%2Cclient%7Bname%2Cid%7D'))[0];
		expect(Object.keys(raw ?? {})).toEqual(['status', 'id', 'client']);
		expect(raw).toMatchObject({ status: 'Open', client: { name: 'Bluefern Logistics Ltd' } });
		expect(encoded).toEqual(raw);
	});

	it('gives a bare association its id and etag', async () => {
		const matter = dataOf(await clio.get('/matters.json?limit=1&fields=client,responsible_attorney'))[0];
		expect(matter).toEqual({
			client: { id: expect.any(Number), etag: expect.stringMatching(/^"[0-9a-f]{32}"$/) },
			responsible_attorney: { id: expect.any(Number), etag: expect.any(String) },
		});
	});

	it('lets a bare association stand inside braces where the resource has one', async () => {
		const path = '/matters.json?limit=1&fields=custom_field_values{id,value,picklist_option,custom_field}';
		const matter = dataOf(await clio.get(path))[0];
		expect(matter?.custom_field_values).toContainEqual(
			expect.objectContaining({ picklist_option: expect.objectContaining({ option: expect.any(String) }) }),
		);
	});

	it.each([
		['an unknown name', 'id,nickname', 'nickname'],
		['an unknown name in braces', 'client{id,nickname}', 'nickname'],
		['braces in braces', 'custom_field_values{id,custom_field{id}}', 'custom_field{id}'],
		['double braces', 'client{{id}}', '{id}'],
		['an open brace', 'client{id', 'client{id'],
		['a stray brace', 'client}', 'client}'],
		['braces on a scalar', 'status{id}', 'status{id}'],
		['an association that cannot be expanded twice', 'client{company}', 'company'],
		['a blank', 'id, etag', 'etag'],
		['an empty name', 'id,,etag', 'empty'],
	])('refuses %s and names it', async (_case, fields, named) => {
		const answer = await clio.get(`/matters.json?fields=${encodeURIComponent(fields)}`);
		expect(answer.status).toBe(400);
		expect(errorOf(answer)).toEqual({ type: 'InvalidFields', message: expect.stringContaining(named) });
	});

	it('refuses unknown fields of a write before it changes anything', async () => {
		const matter = await clio.first('/matters.json', 'id,location');
		const answer = await clio.patch(`/matters/${matter.id}.json?fields=nickname`, { location: 'elsewhere' });
		expect(answer.status).toBe(400);
		expect(dataOf(await clio.get(`/matters/${matter.id}.json?fields=location`)).location).toBe(matter.location);
	});

	it('knows no versions as a field of documents, which 4.0.6 took away', async () => {
		expect((await clio.get('/documents.json?limit=1&fields=document_versions')).status).toBe(400);
		expect((await clio.get('/documents.json?limit=1&fields=latest_document_version')).status).toBe(200);
	});

	it('knows description as a field of matters but not of activities, which have note', async () => {
		expect((await clio.get('/activities.json?limit=1&fields=description')).status).toBe(400);
		expect((await clio.get('/activities.json?limit=1&fields=note')).status).toBe(200);
	});
});
