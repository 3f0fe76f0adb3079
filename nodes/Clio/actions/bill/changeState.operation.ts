import { apartInputs } from '../values/ownInputs';
import { readBody } from '../values/readBody';
import { changeStateAction } from './changeState';

/** Takes a bill to the state that the item names. */
export const changeBillState = changeStateAction('changeState', async function (session, facts, itemIndex) {
	const { inputs } = apartInputs(facts, await readBody.call(this, session, facts, {}, itemIndex, true));
	return String(inputs.new_state);
});
