import { basePath, carryOut } from '../api/carryOut.mjs';
import { readOptionalNumber, readText, toJson } from '../json/shape.mjs';
import { oneRegion, type CarryOutOrder } from './order.mjs';

/** An API request as a user of the firm: no token, no rate limit, no entry among the requests. */
export const performAsUser: CarryOutOrder = async (world, order) => {
	const region = oneRegion(world, order);
	const userId = readOptionalNumber(order, 'userId') ?? Number(region.firm.first('User').id);
	const [fullPath = '', rawQuery = ''] = readText(order, 'path').split('?', 2);
	const { data } = order;
	const answer = await carryOut(region, {
		method: readText(order, 'method').toUpperCase(),
		path: fullPath.startsWith(basePath) ? fullPath.slice(basePath.length) : fullPath,
		rawQuery,
		origin: region.baseUrl,
		headers: {},
		userId,
		readBody: () => Promise.resolve(data === undefined ? undefined : { data: toJson(data) }),
		afterAnswer: (work) => void setImmediate(work),
	});
	return { status: answer.status, body: answer.json ?? null };
};
