import { readOptionalNumber, readOptionalText } from '../json/shape.mjs';
import type { World } from '../world/region.mjs';

/** The sandbox's time, as text with milliseconds. */
export const describeClock = (world: World): Record<string, unknown> => ({
	now: new Date(world.clock.now()).toISOString(),
});

/** Where an order moves the clock to: `advanceSeconds` on from now, or the moment `set`. */
function target(world: World, order: Record<string, unknown>): number {
	const seconds = readOptionalNumber(order, 'advanceSeconds');
	const text = readOptionalText(order, 'set');
	if ((seconds === undefined) === (text === undefined)) throw new TypeError('Give either advanceSeconds or set');
	const moment = seconds === undefined ? Date.parse(text ?? '') : world.clock.now() + seconds * 1000;
	if (Number.isNaN(moment)) throw new TypeError(`set must be a time: ${text ?? ''}`);
	return moment;
}

/** Moves the clock of all regions. */
export function moveClock(world: World, order: Record<string, unknown>): Record<string, unknown> {
	world.clock.set(target(world, order));
	return describeClock(world);
}
