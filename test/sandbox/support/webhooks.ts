import { clientOf, dataOf, openSandbox, type Client, type Row } from './client';
import { openReceiver, type Receiver } from './receiver';

/** A sandbox, a client of it and a receiver of its webhooks, fresh for each test. */
export interface WebhookWorld {
	clio: Client;
	receiver: Receiver;
	/** Creates a webhook for all of the receiver's deliveries. @returns its data with all attributes */
	create(data: Row): Promise<Row & { id: number }>;
	/** The webhook as the API shows it. */
	show(id: number): Promise<Row>;
}

const fields = 'id,etag,url,model,fields,events,status,shared_secret,expires_at,created_at,updated_at,user{id}';

/** Gives a test file its sandbox and receiver; to be called once, at the top of the file. */
export function useWebhooks(): () => WebhookWorld {
	let world: WebhookWorld | undefined;
	const current = (): WebhookWorld => {
		if (world === undefined) throw new Error('The sandbox is there only while tests run');
		return world;
	};
	beforeAll(async () => {
		const clio = await openSandbox();
		const receiver = await openReceiver();
		world = {
			clio,
			receiver,
			create: async (data) => {
				const answer = await current().clio.post(`/webhooks.json?fields=${fields}`, {
					url: receiver.url,
					fields: 'id,etag',
					...data,
				});
				return { ...dataOf(answer), id: Number(dataOf(answer).id) };
			},
			show: async (id) => dataOf(await current().clio.get(`/webhooks/${id}.json?fields=${fields}`)),
		};
	});
	beforeEach(async () => {
		const { clio, receiver } = current();
		await clio.sandbox.control.reset();
		receiver.reset();
		current().clio = await clientOf(clio.sandbox);
	});
	afterAll(async () => {
		await world?.clio.sandbox.stop();
		await world?.receiver.close();
	});
	return current;
}
