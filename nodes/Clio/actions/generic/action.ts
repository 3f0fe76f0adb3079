import type { AnswerKind, OperationFacts } from '../../catalog/types';
import type { Action } from '../action';
import { getAction } from './get';
import { getAllAction } from './getAll';
import { getIdsAction } from './getIds';
import { removeAction } from './remove';
import { writeAction } from './write';

type Shape = (operation: OperationFacts) => Action;

/** What a GET does, by what Clio answers with. */
const READS: Readonly<Record<AnswerKind, Shape>> = {
	record: getAction,
	list: getAllAction,
	redirect: getAction,
	html: getAction,
	nothing: getAction,
};

/** The action that does an operation of the catalogue, by its shape: what it sends and what comes back. */
export function genericAction(operation: OperationFacts): Action {
	const { method, answer, page } = operation;
	if (method === 'DELETE') return removeAction(operation);
	if (method !== 'GET') return writeAction(operation);
	return (answer === 'record' && page !== undefined ? getIdsAction : READS[answer])(operation);
}
