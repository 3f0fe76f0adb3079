import type { IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { comparable } from '../../transport/lookup/matching';
import { clioPages } from '../../transport/paging';
import type { QueryValues } from '../../transport/query';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import { idOf } from '../action';

/** A contact and its role in a matter. */
export interface Party {
	contact: string | number | undefined;
	role: string;
}

const FIELDS = 'id,description,contact{id}';

/** Relationships as far as parties are told by them, with Clio's filters of their list. */
export async function relationshipsOf(
	this: IExecuteFunctions,
	session: ClioSession,
	query: QueryValues,
): Promise<Array<Record<string, unknown>>> {
	const found: unknown[] = [];
	for await (const page of clioPages.call(this, session, operationById('Relationship#index'), {
		query: { ...query, fields: FIELDS },
	})) {
		found.push(...page);
	}
	return found.filter(isRecord);
}

/** The relationship that is the party: of the same contact in the same role, however the role is written. */
export function relationshipOf(
	relationships: ReadonlyArray<Record<string, unknown>>,
	{ contact, role }: Party,
): Record<string, unknown> | undefined {
	return relationships.find(
		(each) =>
			String(idOf(each.contact)) === String(contact) &&
			comparable(typeof each.description === 'string' ? each.description : '') === comparable(role),
	);
}
