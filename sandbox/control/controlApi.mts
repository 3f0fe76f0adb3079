import express, { type Request, type Response, type Router } from 'express';
import { isObject, readOptionalNumber, readOptionalText, readOptionalTexts } from '../json/shape.mjs';
import { revokeAccess, setCallbackUrl } from '../oauth/deauthorization.mjs';
import { addRedirectUri } from '../oauth/pages.mjs';
import { regionNames } from '../world/regions.mjs';
import type { World } from '../world/region.mjs';
import { describeClock, moveClock } from './clockOrder.mjs';
import { fileOrders } from './fileOrders.mjs';
import { firmOrders } from './firmOrders.mjs';
import { forEachRegion, oneRegion, type CarryOutOrder, type Order, type OrderAnswer } from './order.mjs';
import { describeChanges, describeWebhooks, webhookOrders } from './webhookOrders.mjs';
import { performAsUser } from './writeOrder.mjs';

/** The sandbox as a program sees it: where it listens, its apps and firms. */
export function describeWorld(world: World): OrderAnswer {
	const regions: Record<string, unknown> = {};
	for (const name of regionNames) {
		const region = world.regions[name];
		regions[name] = {
			baseUrl: region.baseUrl,
			clientId: region.app.clientId,
			clientSecret: region.app.clientSecret,
			appId: region.app.id,
			accountId: region.profile.accountId,
			firm: region.profile.firm,
			userEmail: region.profile.userEmail,
		};
	}
	return { control: `${world.regions.us.baseUrl}/sandbox`, storage: world.regions.us.storageUrl, regions };
}

function readOrder(request: Request): Order {
	const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
	const body: unknown = text === '' ? {} : JSON.parse(text);
	if (!isObject(body)) throw new TypeError('The body must be an object');
	return body;
}

function grant(world: World, order: Order): OrderAnswer {
	const region = oneRegion(world, order);
	const userId = readOptionalNumber(order, 'userId') ?? Number(region.firm.first('User').id);
	if (region.firm.find('User', userId) === undefined) throw new TypeError(`There is no user ${userId}`);
	const lifetime = region.settings.tokenLifetimeSeconds;
	return {
		access_token: region.tokens.issueAccessToken(userId, lifetime).token,
		refresh_token: region.tokens.issueRefreshToken(userId),
		expires_in: lifetime,
	};
}

function changeApp(world: World, order: Order): OrderAnswer {
	const region = oneRegion(world, order);
	for (const uri of readOptionalTexts(order, 'redirectUris') ?? []) {
		if (!addRedirectUri(region, uri)) throw new TypeError(`Not an absolute address: ${uri}`);
	}
	const callback = readOptionalText(order, 'deauthorizationCallbackUrl');
	if (callback !== undefined && !setCallbackUrl(region, callback))
		throw new TypeError(`Not an https address: ${callback}`);
	return { redirectUris: region.app.redirectUris };
}

const orders: Readonly<Record<string, CarryOutOrder>> = {
	...fileOrders,
	...webhookOrders,
	...firmOrders,
	'/perform': performAsUser,
	'/apps': changeApp,
	'/grants': grant,
	'/expire': (world, order) => forEachRegion(world, order, (region) => region.tokens.expireAccessTokens()),
	'/revoke': (world, order) => {
		const userId = readOptionalNumber(order, 'userId');
		return forEachRegion(world, order, (region) => revokeAccess(region, userId));
	},
	'/settings': (world, { region, ...changes }) => forEachRegion(world, { region }, (each) => each.configure(changes)),
	'/faults': (world, order) => forEachRegion(world, order, (region) => region.faults.add(order)),
	'/clock': moveClock,
	'/reset': (world) => {
		world.clock.reset();
		world.journal.clearRecords();
		world.journal.clearRequests();
		world.attempts.clear();
		return forEachRegion(world, {}, (region) => region.reset());
	},
};

/** What can be read, by path below `/sandbox`. */
const views: Readonly<Record<string, (world: World) => OrderAnswer>> = {
	'/state': describeWorld,
	'/clock': describeClock,
	'/records': ({ journal }) => ({ records: journal.listRecords() }),
	'/requests': ({ journal }) => ({ requests: journal.listRequests() }),
	'/webhooks': describeWebhooks,
	'/deliveries': ({ attempts }) => ({ attempts: attempts.list() }),
	'/changes': describeChanges,
};

/** What can be forgotten. */
const forgotten: Readonly<Record<string, (world: World) => void>> = {
	'/records': ({ journal }) => journal.clearRecords(),
	'/requests': ({ journal }) => journal.clearRequests(),
	'/deliveries': ({ attempts }) => attempts.clear(),
};

async function answerOrder(world: World, carryOut: CarryOutOrder, request: Request, response: Response): Promise<void> {
	try {
		response.json(await carryOut(world, readOrder(request)));
	} catch (error) {
		response.status(400).json({ error: error instanceof Error ? error.message : 'Not understood' });
	}
}

/** The control API below `/sandbox`, for tests and programs; no part of Clio. */
export function controlRouter(world: World): Router {
	const router = express.Router();
	for (const [path, describe] of Object.entries(views))
		router.get(path, (_request: Request, response: Response) => void response.json(describe(world)));
	for (const [path, forget] of Object.entries(forgotten)) {
		router.delete(path, (_request: Request, response: Response) => {
			forget(world);
			response.json({});
		});
	}
	for (const [path, carryOut] of Object.entries(orders))
		router.post(path, (request: Request, response: Response) => void answerOrder(world, carryOut, request, response));
	router.use((_request: Request, response: Response) => void response.status(404).json({ error: 'No such control' }));
	return router;
}
