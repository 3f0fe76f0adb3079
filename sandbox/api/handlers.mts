import type { Answer } from './answer.mjs';
import { badRequest } from './answer.mjs';
import { specialHandlers } from './specialHandlers.mjs';
import type { ApiRequest } from './request.mjs';
import { checkQuery } from '../lists/checkQuery.mjs';
import { answerList } from '../lists/list.mjs';
import { createRecord, destroyRecord, updateRecord } from '../writes/write.mjs';
import { showRecord } from './show.mjs';

const kinds: Readonly<Record<string, (request: ApiRequest) => Answer>> = {
	index: answerList,
	show: showRecord,
	create: createRecord,
	update: updateRecord,
	destroy: destroyRecord,
};

/** Carries out the operation: its own handler where it has one, else the common one of its kind. */
export function handle(request: ApiRequest): Answer | Promise<Answer> {
	const { id } = request.operation;
	checkQuery(request);
	const handler = specialHandlers[id] ?? kinds[id.slice(id.indexOf('#') + 1)];
	if (handler === undefined) throw badRequest(`The sandbox has no handler for ${id}`);
	return handler(request);
}
