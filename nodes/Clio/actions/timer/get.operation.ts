import { NodeApiError } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { clioRequest } from '../../transport/request';
import type { Action } from '../action';
import { readReturnFields } from '../returnFields';

/** The running timer of the credential's user; `running: false` where Clio knows of none. */
export const getTimer: Action = async function (session, itemIndex) {
	const show = operationById('Timer#show');
	const { query, present } = readReturnFields.call(this, show, itemIndex);
	const found = await clioRequest.call(this, session, show, { query }).catch((error: unknown) => {
		if (error instanceof NodeApiError && error.httpCode === '404') return undefined;
		throw error;
	});
	const isRunning = found?.data !== undefined && found.data !== null;
	if (!isRunning) return { records: [{ running: false }] };
	const records = await present.call(this, session, [found.data]);
	return { records: records.map((record) => ({ ...record, running: true })) };
};
