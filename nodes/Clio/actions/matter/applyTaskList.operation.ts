import type { Action } from '../action';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';
import { locatedId, readPathIds } from '../locators';
import { idValue } from '../references';
import { readReturnFields } from '../returnFields';
import { apartInputs } from '../values/ownInputs';
import { readBody } from '../values/readBody';
import { matterFacts } from './narrowChange';

/**
 * Makes the tasks of a task list in a matter. Clio can only add them, and tells nothing of the lists that a matter has got
 * (Clio: Matters, task_template_list_instances): applied twice, they are there twice.
 */
export const applyTaskList: Action = async function (session, itemIndex) {
	const facts = matterFacts('applyTaskList');
	const { query, present } = readReturnFields.call(this, facts, itemIndex);
	const ids = await readPathIds.call(this, session, facts, itemIndex);
	const { inputs } = apartInputs(facts, await readBody.call(this, session, facts, ids, itemIndex, true));
	const { assignee, ...row } = inputs;
	const user = await locatedId.call(this, session, assignee, 'user', 'Assignee');
	const instance = { ...row, ...(user === undefined ? {} : { assignee_id: idValue('user', 'Assignee', user) }) };
	const body = { task_template_list_instances: [instance] };
	if (session.previewOnly) return { records: [previewOf(facts, { ids, query, body })] };
	const { data } = await sendWrite.call(this, session, facts, { ids, query, body });
	return { records: await present.call(this, session, [data]) };
};
