import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { CUSTOM_FIELD_VALUES } from '../../catalog/form';
import { fieldsText } from '../../catalog/fieldSelection';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import { idOf } from '../action';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';
import type { Steps } from './steps';

/** What must be known of a matter to tell what of it is missing. */
export const OPENED_FIELDS = fieldsText('Matter', [
	...['id', 'display_number', 'description', 'status', 'client_reference'],
	{ client: ['id', 'name'] },
	{ practice_area: ['id'] },
	{ matter_stage: ['id'] },
	{ responsible_attorney: ['id'] },
	{ originating_attorney: ['id'] },
	{ statute_of_limitations: ['id', 'due_at'] },
	{ custom_rate: ['type'] },
	{ task_template_list_instances: ['id'] },
	{ folder: ['id'] },
	{ [CUSTOM_FIELD_VALUES]: ['id', 'value', 'custom_field'] },
]);

/** In the place of the ID of a matter that a preview does not create. */
export const NEW_MATTER = '{id of the new matter}';

type Matter = Readonly<Record<string, unknown>>;

/**
 * The matter with all that Clio takes along with it: created with one request unless it is there. What Clio has not taken then, such as a custom
 * rate, or what an earlier run has left out, is written with one more.
 */
export async function ensureMatter(
	this: IExecuteFunctions,
	session: ClioSession,
	steps: Steps,
	body: IDataObject,
	known: Matter | undefined,
): Promise<Matter> {
	const query = { fields: OPENED_FIELDS };
	const create = operationById('Matter#create');
	if (known === undefined && session.previewOnly) {
		steps.add({ step: 'matter', outcome: 'wouldCreate', request: previewOf(create, { query, body }) });
		return { id: NEW_MATTER };
	}
	const made = known ?? toRecord((await sendWrite.call(this, session, create, { query, body })).data);
	steps.add({
		...{ step: 'matter', outcome: known === undefined ? 'created' : 'exists', id: idOf(made) },
		name: String(made.display_number ?? ''),
	});
	const missing = missingOf(made, body, known === undefined);
	if (Object.keys(missing).length === 0) return made;
	return await steps.run('matter', async () => {
		const ask = { ids: { id: made.id }, query, body: missing };
		const update = operationById('Matter#update');
		const step = { step: `matter: ${Object.keys(missing).join(', ')}`, id: idOf(made) };
		if (session.previewOnly) {
			steps.add({ ...step, outcome: 'wouldUpdate', request: previewOf(update, ask) });
			return made;
		}
		const { data } = await sendWrite.call(this, session, update, ask);
		steps.add({ ...step, outcome: 'updated' });
		return toRecord(data);
	});
}

/** What stands for each part of a body that Clio may have left out, as far as the matter shows it. */
const CHECKS: Readonly<Record<string, (matter: Matter, wanted: unknown) => boolean>> = {
	custom_rate: (matter, wanted) => valueIn(matter.custom_rate, 'type') === valueIn(wanted, 'type'),
	matter_stage: (matter, wanted) => matter.matter_stage !== null || isNone(wanted),
	practice_area: (matter, wanted) => matter.practice_area !== null || isNone(wanted),
	responsible_attorney: (matter, wanted) => matter.responsible_attorney !== null || isNone(wanted),
	originating_attorney: (matter, wanted) => matter.originating_attorney !== null || isNone(wanted),
	statute_of_limitations: (matter) => (matter.statute_of_limitations ?? null) !== null,
	// Clio does not tell which lists a matter has got: with some of them there nothing is done twice.
	task_template_list_instances: ({ task_template_list_instances: lists }) => Array.isArray(lists) && lists.length > 0,
};

/** Clio may still be at work on these when it answers: written again they would be there twice. */
const MADE_LATER = new Set(['task_template_list_instances']);

/** The parts of a body that the matter has not got. What somebody has changed in the meantime stays as it is. */
function missingOf(matter: Matter, body: IDataObject, isNew: boolean): IDataObject {
	return Object.fromEntries(
		Object.entries(body).filter(([name, wanted]) => {
			const has = Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined;
			return has !== undefined && !(isNew && MADE_LATER.has(name)) && !has(matter, wanted);
		}),
	);
}

function isNone(wanted: unknown): boolean {
	return idOf(wanted) === undefined;
}

function valueIn(value: unknown, name: string): unknown {
	return isRecord(value) ? value[name] : undefined;
}

function toRecord(data: unknown): Matter {
	if (isRecord(data)) return data;
	throw new Error('Clio answered the creation of a matter without the matter');
}
