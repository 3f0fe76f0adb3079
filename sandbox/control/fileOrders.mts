import { readOptionalFlag, readOptionalNumber } from '../json/shape.mjs';
import { forEachRegion, oneRegion, type CarryOutOrder } from './order.mjs';

/** Marks a document or folder as locked, or as being modified by another request. */
const markItem: CarryOutOrder = (world, order) => {
	const { firm } = oneRegion(world, order);
	const id = readOptionalNumber(order, 'id') ?? 0;
	const item = firm.find('Document', id) ?? firm.find('Folder', id);
	if (item === undefined) throw new TypeError(`There is no document or folder ${id}`);
	item.values.locked = readOptionalFlag(order, 'locked') ?? item.flag('locked');
	item.values.being_modified = readOptionalFlag(order, 'beingModified') ?? item.flag('being_modified');
	return {};
};

/** Orders about files and where they are kept. */
export const fileOrders: Readonly<Record<string, CarryOutOrder>> = {
	'/storage-faults': (world, order) => forEachRegion(world, order, (region) => region.storageFaults.add(order)),
	'/items': markItem,
};
