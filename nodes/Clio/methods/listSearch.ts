import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { operationById } from '../catalog/catalog';
import { fieldsText } from '../catalog/fieldSelection';
import { InputProblem } from '../transport/errors/inputProblem';
import { toNodeError } from '../transport/errors/nodeError';
import { onePage } from '../transport/paging';
import { isRecord } from '../transport/record';
import { buildRequest } from '../transport/request';
import type { ClioSession, Limits } from '../transport/session';
import { clioSession } from '../transport/session';
import type { RecordList } from './recordLists';
import { RECORD_LISTS } from './recordLists';

/** Small enough for a quick answer, large enough that most firms see all of a short list. */
const ROWS_A_PAGE = 100;

/** A person is waiting for the list. */
const LIMITS: Limits = { timeoutSeconds: 30, waitSeconds: 10 };

/**
 * The records of the chosen resource whose names match what was typed, a page at a time.
 *
 * @param paginationToken the query of the next page, as the previous answer gave it
 */
export async function searchRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchResource.call(this, filter, paginationToken).catch((error: unknown) => {
		throw toNodeError(this.getNode(), error);
	});
}

async function searchResource(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const resource = String(this.getNodeParameter('resource', 'user'));
	const list = RECORD_LISTS[resource];
	if (list === undefined) throw new InputProblem(`There is no list of "${resource}"`, 'Give the ID instead.');
	const session = await clioSession.call(this, this.getNodeParameter('authentication', 'oAuth2'), LIMITS);
	return await searchPage.call(this, session, list, filter, paginationToken);
}

async function searchPage(
	this: ILoadOptionsFunctions,
	session: ClioSession,
	list: RecordList,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const operation = operationById(list.operationId);
	const request = buildRequest(operation, {
		query: {
			...list.query,
			fields: fieldsText(operation.schema ?? '', list.fields),
			limit: ROWS_A_PAGE,
			...(filter === '' ? {} : { [list.searchFilter]: filter }),
		},
	});
	const { records, nextQuery } = await onePage.call(
		this,
		session,
		paginationToken === undefined ? request : { ...request, query: paginationToken },
	);
	return {
		results: records.filter(isRecord).map((record) => ({ name: list.label(record), value: String(record.id) })),
		...(nextQuery === undefined ? {} : { paginationToken: nextQuery }),
	};
}
