import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { operationById } from '../catalog/catalog';
import { filtersOf } from '../catalog/filters';
import { LISTS_WITHIN, roleName } from '../catalog/referenceRoles';
import { InputProblem } from '../transport/errors/inputProblem';
import type { Within } from '../transport/lookup/findRecord';
import { locatedId } from '../transport/lookup/locatedId';
import { isRecord } from '../transport/record';
import { clioRequest } from '../transport/request';
import type { ClioSession } from '../transport/session';
import { currentOperation, currentParameter } from './currentParameters';

/**
 * What narrows a list by what is chosen in the node: triggers to their jurisdiction, stages to the practice area, the
 * custom fields of a condition to those of the records that it is about.
 *
 * @throws InputProblem when a list cannot be asked before something else is chosen
 */
export async function currentWithin(this: ILoadOptionsFunctions, session: ClioSession, kind: string): Promise<Within> {
	if (kind === 'matterStage') return await stagesWithin.call(this, session);
	if (kind === 'customField') return customFieldsWithin.call(this);
	const outer = LISTS_WITHIN[kind];
	if (outer === undefined) return {};
	const what = roleName(outer.parameter);
	const id = await locatedId.call(this, session, currentParameter.call(this, outer.parameter), outer.kind, what);
	if (id !== undefined) return { [outer.place]: id };
	throw new InputProblem(
		`No ${what.toLowerCase()} is chosen`,
		`Choose the ${what.toLowerCase()} first: the list depends on it. With an expression there, give the ID here too.`,
	);
}

/** Conditions of a list are on custom fields of contacts where contacts are listed, and of matters everywhere else. */
function customFieldsWithin(this: ILoadOptionsFunctions): Within {
	const operation = currentOperation.call(this);
	if (operation === undefined || !filtersOf(operation).some((filter) => filter.kind === 'customFields')) return {};
	return { parent_type: operation.id === 'Contact#index' ? 'contact' : 'matter' };
}

/** Of a matter that is changed, the practice area it has counts unless another is chosen. */
async function stagesWithin(this: ILoadOptionsFunctions, session: ClioSession): Promise<Within> {
	const chosen = currentParameter.call(this, 'practiceArea');
	const practiceArea =
		(await locatedId.call(this, session, chosen, 'practiceArea', 'Practice Area')) ??
		(await practiceAreaOfMatter.call(this, session));
	return practiceArea === undefined ? {} : { practice_area_id: practiceArea };
}

async function practiceAreaOfMatter(this: ILoadOptionsFunctions, session: ClioSession): Promise<unknown> {
	if (currentOperation.call(this)?.id !== 'Matter#update') return undefined;
	const id = await locatedId.call(this, session, currentParameter.call(this, 'record'), 'matter', 'The record');
	if (id === undefined) return undefined;
	const ask = { ids: { id }, query: { fields: 'practice_area{id}' } };
	const { data } = await clioRequest.call(this, session, operationById('Matter#show'), ask);
	return isRecord(data) && isRecord(data.practice_area) ? data.practice_area.id : undefined;
}
