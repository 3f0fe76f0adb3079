import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { recordKind, recordKindNames, searchMethodOf } from '../catalog/recordKinds';
import { ROLES_WITH_LISTS, roleFilters } from '../catalog/referenceRoles';
import { InputProblem } from '../transport/errors/inputProblem';
import { toNodeError } from '../transport/errors/nodeError';
import type { Within } from '../transport/lookup/findRecord';
import type { ClioSession, Limits } from '../transport/session';
import { clioSession } from '../transport/session';
import { currentKind, currentResource } from './currentParameters';
import { searchPage } from './listPage';
import { currentWithin } from './listWithin';

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** What says which kind of record a list is of, and what always narrows it. */
interface Listed {
	kind: (this: ILoadOptionsFunctions) => string | undefined;
	filters?: Within;
}

/** A person is waiting for the list. */
const LIMITS: Limits = { timeoutSeconds: 30, waitSeconds: 10 };

/**
 * The searched lists of the node's locators by their names. n8n does not tell a list search which locator it is for, so each
 * kind of record has a name of its own; `searchRecords` is for the record of the chosen resource.
 */
export const listSearchMethods: Record<string, ListSearch> = {
	searchRecords: listSearch({
		kind() {
			return currentResource.call(this);
		},
	}),
	...Object.fromEntries(recordKindNames().map((kind) => [searchMethodOf(kind), listSearch({ kind: () => kind })])),
	...Object.fromEntries(
		ROLES_WITH_LISTS.map((role) => [
			searchMethodOf(role),
			listSearch({
				kind() {
					return currentKind.call(this, role);
				},
				filters: roleFilters(role),
			}),
		]),
	),
};

function listSearch({ kind, filters = {} }: Listed): ListSearch {
	async function search(
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const chosen = kind.call(this);
		const facts = chosen === undefined ? undefined : recordKind(chosen);
		if (facts === undefined) {
			throw new InputProblem(
				`Clio has no list of "${chosen ?? 'these records'}" to choose from`,
				'Give the ID instead.',
			);
		}
		const session: ClioSession = await clioSession.call(
			this,
			this.getNodeParameter('authentication', 'oAuth2'),
			LIMITS,
		);
		const within = { ...(await currentWithin.call(this, session, facts.kind)), ...filters };
		return await searchPage.call(this, session, facts, within, filter, paginationToken);
	}
	return async function (filter, paginationToken) {
		return await search.call(this, filter, paginationToken).catch((error: unknown) => {
			throw toNodeError(this.getNode(), error);
		});
	};
}
