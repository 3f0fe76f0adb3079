import express, { type Express, type Request, type Response } from 'express';
import { answerApi } from '../api/endpoint.mjs';
import { controlRouter } from '../control/controlApi.mjs';
import { answerConsent, showConsent } from '../oauth/authorize.mjs';
import { errorPage, page } from '../oauth/html.mjs';
import { changeApplication, showApplications, showApproval } from '../oauth/pages.mjs';
import { answerDeauthorize, answerToken } from '../oauth/token.mjs';
import type { Region, World } from '../world/region.mjs';

const largestBody = '30mb';

/** Logs what is asked outside the API; bodies of OAuth requests are left out. */
function logOutsideApi(region: Region, request: Request, response: Response): void {
	const [path = '', query = ''] = request.originalUrl.split('?', 2);
	const entry = {
		region: region.name,
		method: request.method,
		path,
		query: query.replace(/((?:code|token|ticket|secret)=)[^&]*/g, '$1(removed)'),
		status: 0,
		userAgent: request.get('User-Agent') ?? null,
		apiVersion: null,
		authorized: request.headers.authorization !== undefined,
		body: null,
	};
	region.journal.log(entry);
	response.on('close', () => (entry.status = response.headersSent ? response.statusCode : 0));
}

/** One region of Clio as an HTTP application. Only the first region has the control API. */
export function regionApp(world: World, region: Region): Express {
	const app = express();
	app.set('etag', false);
	app.set('x-powered-by', false);
	app.use((_request: Request, response: Response, next) => {
		response.setHeader('Date', new Date(world.clock.now()).toUTCString());
		next();
	});
	app.use(express.raw({ type: () => true, limit: largestBody }));
	if (region.name === 'us') app.use('/sandbox', controlRouter(world));
	app.use('/api/v4', (request: Request, response: Response) => void answerApi(region, request, response));
	app.use((request: Request, response: Response, next) => {
		logOutsideApi(region, request, response);
		next();
	});
	app.get('/oauth/authorize', (request, response) => showConsent(region, request, response));
	app.post('/oauth/authorize', (request, response) => answerConsent(region, request, response));
	app.post('/oauth/token', (request, response) => answerToken(region, request, response));
	app.post('/oauth/deauthorize', (request, response) => answerDeauthorize(region, request, response));
	app.get('/oauth/approval', (request, response) => showApproval(request, response));
	app.get('/settings/developer_applications', (request, response) => showApplications(region, request, response));
	app.post('/settings/developer_applications', (request, response) => changeApplication(region, request, response));
	app.get('/', (_request, response) => {
		const link = '<p><a href="/settings/developer_applications">Developer applications</a></p>';
		response.type('text/html').send(page('Clio sandbox', `<h1>Clio sandbox: ${region.name}</h1>${link}`));
	});
	app.use((_request: Request, response: Response) => {
		response.status(404).type('text/html').send(errorPage('404', 'There is no such page.'));
	});
	return app;
}
