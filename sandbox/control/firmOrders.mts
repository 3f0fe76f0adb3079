import type { FirmRecord } from '../firm/record.mjs';
import { isObject, readText, toJson } from '../json/shape.mjs';
import { resourceFacts } from '../specification/specification.mjs';
import { webhookModels } from '../webhooks/models.mjs';
import type { Region } from '../world/region.mjs';
import { oneRegion, type CarryOutOrder, type Order } from './order.mjs';

function resourceOfOrder(order: Order): string {
	const model = readText(order, 'model');
	const resource = webhookModels[model]?.resource;
	if (resource === undefined) throw new TypeError(`There is no model ${model}`);
	return resource;
}

function recordOf({ firm }: Region, order: Order): FirmRecord {
	const resource = resourceOfOrder(order);
	const { id } = order;
	const found = typeof id === 'number' || typeof id === 'string' ? firm.find(resource, id) : undefined;
	if (found === undefined) throw new TypeError(`There is no ${resource} ${String(id)}`);
	return found;
}

function assign(record: FirmRecord, values: unknown): void {
	for (const [name, value] of Object.entries(isObject(values) ? values : {})) {
		if (!(name in resourceFacts(record.resource).attributes)) throw new TypeError(`There is no attribute ${name}`);
		record.values[name] = toJson(value);
	}
}

/** A new record that is otherwise like the one named, or like the first of its model. */
const copyRecord: CarryOutOrder = (world, order) => {
	const region = oneRegion(world, order);
	const { firm } = region;
	const source = order.id === undefined ? firm.first(resourceOfOrder(order)) : recordOf(region, order);
	const id = typeof source.id === 'string' ? String(firm.newId()) : firm.newId();
	const copy = firm.embed(source.resource, source.snapshot(), { id });
	assign(copy, order.values);
	firm.insert(copy);
	region.webhooks.announce();
	return { id };
};

const changeRecord: CarryOutOrder = (world, order) => {
	const region = oneRegion(world, order);
	const record = recordOf(region, order);
	assign(record, order.values);
	record.touch(world.clock.now());
	region.webhooks.announce();
	return {};
};

const removeRecord: CarryOutOrder = (world, order) => {
	const region = oneRegion(world, order);
	region.firm.remove(recordOf(region, order));
	region.webhooks.announce();
	return {};
};

/** What people do in Clio itself and the API has no way for, as making bills and payments; no rule is checked. */
export const firmOrders: Readonly<Record<string, CarryOutOrder>> = {
	'/firm/copy': copyRecord,
	'/firm/change': changeRecord,
	'/firm/remove': removeRecord,
};
