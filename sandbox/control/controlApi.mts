import express, { type Request, type Response, type Router } from 'express';
import { describeClock, moveClock } from './clockOrder.mjs';
import { isObject, readOptionalNumber, readOptionalTexts } from '../json/shape.mjs';
import { addRedirectUri } from '../oauth/pages.mjs';
import { isRegionName, regionNames, type RegionName } from '../world/regions.mjs';
import type { Region, World } from '../world/region.mjs';

/** The sandbox as a program sees it: where it listens, its apps and firms. */
export function describeWorld(world: World): Record<string, unknown> {
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
	return { control: `${world.regions.us.baseUrl}/sandbox`, regions };
}

function readOrder(request: Request): Record<string, unknown> {
	const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
	const body: unknown = text === '' ? {} : JSON.parse(text);
	if (!isObject(body)) throw new TypeError('The body must be an object');
	return body;
}

function optionalRegion(order: Record<string, unknown>): RegionName | undefined {
	if (order.region === undefined) return undefined;
	if (!isRegionName(order.region)) throw new TypeError('region must be us, eu, ca or au');
	return order.region;
}

function oneRegion(world: World, order: Record<string, unknown>): Region {
	const name = optionalRegion(order);
	if (name === undefined) throw new TypeError('region must be us, eu, ca or au');
	return world.regions[name];
}

function grant(world: World, order: Record<string, unknown>): Record<string, unknown> {
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

function registerUris(world: World, order: Record<string, unknown>): Record<string, unknown> {
	const region = oneRegion(world, order);
	for (const uri of readOptionalTexts(order, 'redirectUris') ?? []) {
		if (!addRedirectUri(region, uri)) throw new TypeError(`Not an absolute address: ${uri}`);
	}
	return { redirectUris: region.app.redirectUris };
}

const orders: Readonly<Record<string, (world: World, order: Record<string, unknown>) => Record<string, unknown>>> = {
	'/apps': registerUris,
	'/grants': grant,
	'/expire': (world, order) => forEach(world, order, (region) => region.tokens.expireAccessTokens()),
	'/revoke': (world, order) => forEach(world, order, (region) => region.tokens.revokeEverything()),
	'/settings': (world, { region, ...changes }) => forEach(world, { region }, (each) => each.configure(changes)),
	'/faults': (world, order) => forEach(world, order, (region) => region.faults.add(order)),
	'/clock': moveClock,
	'/reset': (world) => {
		world.clock.reset();
		world.journal.clearRecords();
		world.journal.clearRequests();
		return forEach(world, {}, (region) => region.reset());
	},
};

function forEach(
	world: World,
	order: Record<string, unknown>,
	work: (region: Region) => void,
): Record<string, unknown> {
	for (const region of world.select(optionalRegion(order))) work(region);
	return {};
}

/** The control API below `/sandbox`, for tests and programs; no part of Clio. */
export function controlRouter(world: World): Router {
	const router = express.Router();
	router.get('/clock', (_request: Request, response: Response) => void response.json(describeClock(world)));
	router.get('/state', (_request: Request, response: Response) => void response.json(describeWorld(world)));
	router.get(
		'/records',
		(_request: Request, response: Response) => void response.json({ records: world.journal.listRecords() }),
	);
	router.get(
		'/requests',
		(_request: Request, response: Response) => void response.json({ requests: world.journal.listRequests() }),
	);
	router.delete('/records', (_request: Request, response: Response) => {
		world.journal.clearRecords();
		response.json({});
	});
	router.delete('/requests', (_request: Request, response: Response) => {
		world.journal.clearRequests();
		response.json({});
	});
	for (const [path, carryOut] of Object.entries(orders)) {
		router.post(path, (request: Request, response: Response) => {
			try {
				response.json(carryOut(world, readOrder(request)));
			} catch (error) {
				response.status(400).json({ error: error instanceof Error ? error.message : 'Not understood' });
			}
		});
	}
	router.use((_request: Request, response: Response) => void response.status(404).json({ error: 'No such control' }));
	return router;
}
