import type { IHttpRequestOptions } from 'n8n-workflow';

import { StartedJobs } from '../../../nodes/Clio/transport/background/startedJobs';
import { Reads } from '../../../nodes/Clio/transport/coalescing/reads';
import { FolderContents } from '../../../nodes/Clio/transport/lookup/folderContents';
import { Lookups } from '../../../nodes/Clio/transport/lookup/lookups';
import { RateWindow } from '../../../nodes/Clio/transport/rateLimit/window';
import type { ClioContext, ClioSession } from '../../../nodes/Clio/transport/session';
import { noTraffic } from '../../../nodes/Clio/transport/traffic';
import { NODE } from './errors/thrownByN8n';

/** An execution that has sent nothing yet. */
export const newSession = (): ClioSession => ({
	credentialType: 'clioOAuth2Api',
	region: 'us',
	baseUrl: 'https://clio.example',
	readOnly: false,
	previewOnly: false,
	limits: { timeoutSeconds: 30, waitSeconds: 0 },
	window: new RateWindow(),
	traffic: noTraffic(),
	reads: new Reads(),
	lookups: new Lookups(),
	customFields: {},
	jobs: new StartedJobs(),
	contents: new FolderContents(),
	usualAmounts: new Map(),
	written: [],
});

/** An answer as n8n gives it when it is told to throw none. */
export class Answer {
	constructor(
		readonly statusCode: number,
		readonly headers: Record<string, string> = {},
		readonly body: unknown = undefined,
	) {}
}

/**
 * An n8n context whose HTTP helper gives the answers in their order, or throws those that are errors; and what was asked.
 * Anything but an error or an {@link Answer} is the body of an answer of status 200.
 */
export function fakeContext(answers: unknown[]) {
	const asked: IHttpRequestOptions[] = [];
	const urls: string[] = [];
	const httpRequestWithAuthentication = async (_type: string, options: IHttpRequestOptions) => {
		asked.push(options);
		urls.push(options.url);
		const answer = answers[urls.length - 1];
		if (answer instanceof Error) throw answer;
		return answer instanceof Answer ? answer : new Answer(200, {}, answer);
	};
	const context = { getNode: () => NODE, helpers: { httpRequestWithAuthentication } };
	return { context: context as unknown as ClioContext, urls, asked };
}
