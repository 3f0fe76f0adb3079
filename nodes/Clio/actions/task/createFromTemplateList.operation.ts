import type { IDataObject } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { knownFactsAt } from '../../catalog/places';
import type { Action } from '../action';
import { idOf } from '../action';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';
import { apartInputs } from '../values/ownInputs';
import { readBody } from '../values/readBody';

/**
 * Makes the tasks of a task list in a matter, with one request. Clio makes them in the background and does not tell which
 * (Clio: Matters, task_template_list_instances), so the item tells the matter and the list.
 */
export const createFromTemplateList: Action = async function (session, itemIndex) {
	const facts = knownFactsAt({ resource: 'task', operation: 'createFromTemplateList' });
	const update = operationById('Matter#update');
	const { inputs } = apartInputs(facts, await readBody.call(this, session, facts, {}, itemIndex, true));
	const { matter, task_template_list: list, assignee, ...rest } = inputs;
	const user = idOf(assignee);
	const row: IDataObject = {
		...rest,
		task_template_list: { id: idOf(list) },
		...(user === undefined ? {} : { assignee_id: user }),
	};
	const ask = {
		ids: { id: idOf(matter) },
		query: { fields: 'id' },
		body: { task_template_list_instances: [row] },
	};
	if (session.previewOnly) return { records: [previewOf(update, ask)] };
	await sendWrite.call(this, session, update, ask);
	return { records: [{ matter: { id: idOf(matter) }, task_template_list: { id: idOf(list) }, applied: true }] };
};
