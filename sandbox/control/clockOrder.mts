import { readOptionalNumber, readOptionalText } from '../json/shape.mjs';
import type { World } from '../world/region.mjs';
import type { CarryOutOrder, Order, OrderAnswer } from './order.mjs';
import { settle } from './webhookOrders.mjs';

/** The sandbox's time, as text with milliseconds. */
export const describeClock = (world: World): OrderAnswer => ({
	now: new Date(world.clock.now()).toISOString(),
});

/** Where an order moves the clock to: `advanceSeconds` on from now, or the moment `set`. */
function target(world: World, order: Order): number {
	const seconds = readOptionalNumber(order, 'advanceSeconds');
	const text = readOptionalText(order, 'set');
	if ((seconds === undefined) === (text === undefined)) throw new TypeError('Give either advanceSeconds or set');
	const moment = seconds === undefined ? Date.parse(text ?? '') : world.clock.now() + seconds * 1000;
	if (Number.isNaN(moment)) throw new TypeError(`set must be a time: ${text ?? ''}`);
	return moment;
}

/** The next moment at which a delivery is due, when that is before the target. */
function nextStop(world: World, until: number): number | undefined {
	const dues = world.inUse().flatMap(({ webhooks }) => webhooks.deliveries.lanes.nextDue() ?? []);
	const next = Math.min(...dues);
	return next <= until ? next : undefined;
}

async function arrive(world: World, moment: number): Promise<void> {
	world.clock.set(moment);
	for (const { webhooks } of world.inUse()) webhooks.deliveries.lanes.wake();
	await settle(world);
}

/** Moves the clock of all regions. On its way it stops at each due delivery until that one is over. */
export const moveClock: CarryOutOrder = async (world, order) => {
	await settle(world);
	const until = target(world, order);
	for (let stop = nextStop(world, until); stop !== undefined; stop = nextStop(world, until)) {
		await arrive(world, Math.max(stop, world.clock.now()));
	}
	await arrive(world, until);
	return describeClock(world);
};
