import type { AnswerKind, OperationFacts } from '../../catalog/types';
import type { Action } from '../action';
import { downloadAction } from './download';
import { followAction } from './follow';
import { getAction } from './get';
import { getAllAction } from './getAll';
import { getIdsAction } from './getIds';
import { pageAction } from './page';
import { removeAction } from './remove';
import { writeAction } from './write';

type Shape = (operation: OperationFacts) => Action;

/** What a GET does, by what Clio answers with. */
const READS: Readonly<Record<AnswerKind, Shape>> = {
	record: (operation) => (operation.page === undefined ? getAction : getIdsAction)(operation),
	list: getAllAction,
	redirect: (operation) => (operation.pathParameters === undefined ? followAction : downloadAction)(operation),
	html: pageAction,
	nothing: getAction,
};

/** The action that does an operation of the catalogue, by its shape: what it sends and what comes back. */
export function genericAction(operation: OperationFacts): Action {
	if (operation.method === 'DELETE') return removeAction(operation);
	return operation.method === 'GET' ? READS[operation.answer](operation) : writeAction(operation);
}
