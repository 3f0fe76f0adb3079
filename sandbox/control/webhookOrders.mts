import { renderRecord } from '../fields/render.mjs';
import { timestamp } from '../fields/timestamp.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { readOptionalFlag, readOptionalNumber, readOptionalText, readOptionalTexts, readText } from '../json/shape.mjs';
import { resourceFacts } from '../specification/specification.mjs';
import type { WebhookStatus } from '../webhooks/webhookDesk.mjs';
import type { Region, World } from '../world/region.mjs';
import { forEachRegion, oneRegion, type CarryOutOrder, type Order, type OrderAnswer } from './order.mjs';

/** The attributes of a record as the account owner sees them. */
function describeRecord({ firm }: Region, record: FirmRecord): OrderAnswer {
	const viewer = { firm, user: firm.first('User'), isHidden: () => false };
	const entries = Object.keys(resourceFacts(record.resource).attributes).map((name) => ({ name }));
	return renderRecord(record.resource, record, { entries }, viewer);
}

/** All webhooks of all regions, with their secrets. */
export const describeWebhooks = (world: World): OrderAnswer => ({
	webhooks: world.inUse().flatMap((region) => {
		region.webhooks.dropExpired();
		return region.firm.all('Webhook').map((webhook) => ({
			region: region.name,
			...describeRecord(region, webhook),
			user_id: webhook.link('user')?.id ?? null,
			secret_number: webhook.number('secret_number'),
		}));
	}),
});

/** What really happened to the records that webhooks are for, and what became of them. */
export const describeChanges = (world: World): OrderAnswer => ({
	changes: world.inUse().flatMap(({ webhooks }) => webhooks.changes.list()),
	records: world.inUse().flatMap((region) =>
		region.webhooks.changes.records().map(({ model, record, exists }) => ({
			region: region.name,
			model,
			id: record.id,
			exists,
			etag: record.etag,
			updated_at: timestamp(record.updatedAt),
			data: describeRecord(region, record),
		})),
	),
});

function webhookOf(region: Region, order: Order): FirmRecord {
	const id = readOptionalNumber(order, 'id') ?? 0;
	const webhook = region.firm.find('Webhook', id);
	if (webhook === undefined) throw new TypeError(`There is no webhook ${id}`);
	return webhook;
}

const statuses: readonly WebhookStatus[] = ['pending', 'enabled', 'suspended'];

/** Changes a webhook behind its owner's back: nothing is checked, no handshake follows. */
const changeWebhook: CarryOutOrder = (world, order) => {
	const region = oneRegion(world, order);
	const webhook = webhookOf(region, order);
	const asked = readOptionalText(order, 'status');
	const status = statuses.find((one) => one === asked);
	if (asked !== status) throw new TypeError(`status must be one of ${statuses.join(', ')}`);
	const changes = {
		url: readOptionalText(order, 'url'),
		fields: readOptionalText(order, 'fields'),
		events: readOptionalTexts(order, 'events'),
		expires_at: readOptionalText(order, 'expires_at'),
	};
	for (const [name, value] of Object.entries(changes)) if (value !== undefined) webhook.values[name] = value;
	webhook.touch(world.clock.now());
	if (status !== undefined) region.webhooks.setStatus(webhook, status);
	return {};
};

const removeWebhook: CarryOutOrder = (world, order) => {
	const region = oneRegion(world, order);
	region.firm.remove(webhookOf(region, order));
	return {};
};

/** Waits until no handshake and no delivery that is due is under way. */
export async function settle(world: World): Promise<OrderAnswer> {
	for (const region of world.inUse()) await region.webhooks.workload.settled();
	return {};
}

/** Orders about webhooks, by path below `/sandbox`. */
export const webhookOrders: Readonly<Record<string, CarryOutOrder>> = {
	'/webhooks/change': changeWebhook,
	'/webhooks/remove': removeWebhook,
	'/webhooks/hosts': (world, order) => {
		world.routes.add(readText(order, 'host'), readText(order, 'target'));
		return {};
	},
	'/deliveries/settle': settle,
	'/deliveries/mischief': (world, order) =>
		forEachRegion(world, order, ({ webhooks }) => webhooks.deliveries.plan.add(order)),
	'/deliveries/release': (world, order) => {
		const reversed = readOptionalFlag(order, 'reversed') ?? false;
		return forEachRegion(world, order, ({ webhooks }) => void webhooks.deliveries.release(reversed));
	},
	'/deliveries/repeat': (world, order) => {
		const deliveryId = readOptionalNumber(order, 'deliveryId');
		if (!oneRegion(world, order).webhooks.deliveries.repeat(deliveryId))
			throw new TypeError('There is no such delivery');
		return {};
	},
};
