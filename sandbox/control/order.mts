import { isRegionName, type RegionName } from '../world/regions.mjs';
import type { Region, World } from '../world/region.mjs';

/** The body of a request to the control API. */
export type Order = Readonly<Record<string, unknown>>;
export type OrderAnswer = Record<string, unknown>;

/** Carries out what the control API was asked for; a TypeError says what it does not understand. */
export type CarryOutOrder = (world: World, order: Order) => OrderAnswer | Promise<OrderAnswer>;

/** The region an order names; undefined when it means all. */
export function optionalRegion(order: Order): RegionName | undefined {
	if (order.region === undefined) return undefined;
	if (!isRegionName(order.region)) throw new TypeError('region must be us, eu, ca or au');
	return order.region;
}

/** The one region an order is for. */
export function oneRegion(world: World, order: Order): Region {
	const name = optionalRegion(order);
	if (name === undefined) throw new TypeError('region must be us, eu, ca or au');
	return world.regions[name];
}

/** Does the work in the region an order names, or in all of them. */
export function forEachRegion(world: World, order: Order, work: (region: Region) => void): OrderAnswer {
	for (const region of world.select(optionalRegion(order))) work(region);
	return {};
}
