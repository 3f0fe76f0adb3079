import type { ApiRequest } from '../api/request.mjs';
import { linkTo } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';

/** The root folder of the account. */
export function rootFolder({ firm }: ApiRequest): FirmRecord {
	const root = firm.all('Folder').find((folder) => folder.flag('root'));
	if (root === undefined) throw new Error('The firm has no root folder');
	return root;
}

/** The folder of a matter or contact; made when there is none yet. */
export function openFolder(
	request: ApiRequest,
	owner: FirmRecord,
	association: 'matter' | 'contact',
	name: string,
	now: number,
): FirmRecord {
	const existing = request.firm.referring('Folder', association, owner)[0];
	if (existing !== undefined) return existing;
	return request.firm.add(
		'Folder',
		{
			type: 'Folder',
			name,
			locked: true,
			root: false,
			parent: linkTo(rootFolder(request)),
			[association]: linkTo(owner),
			external_properties: [],
			creator: linkTo(request.user),
		},
		{ createdAt: now },
	);
}
