import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

import type { RecordKind } from '../catalog/recordKinds';
import { recordKind, searchMethodOf } from '../catalog/recordKinds';

/** A record to choose, as n8n's resource locator. */
export interface Locator {
	displayName: string;
	name: string;
	description?: string;
	/** the kinds it may be of; empty where Clio lists none of them */
	kinds: readonly string[];
	/** the node's list search; that of the first kind unless told */
	searchMethod?: string;
	/** an example of a number or name */
	example?: string;
	/** whether an address of Clio will do, where people have it at hand; unless told, it does */
	withUrl?: boolean;
	required?: true;
	displayOptions?: INodeProperties['displayOptions'];
}

/** Records whose page people have open in Clio; for others an address is not what they have at hand. */
const KINDS_WITH_PAGES = new Set(['bill', 'contact', 'document', 'folder', 'matter', 'task']);

/**
 * A resource locator: chosen from a searched list, by number or name, by ID, or by an address of Clio. Only the modes in
 * which the kinds can be given.
 */
export function locatorProperty({ kinds, searchMethod, example, withUrl = true, ...texts }: Locator): INodeProperties {
	const [first = ''] = kinds;
	const all = modesOf(kinds, searchMethod ?? searchMethodOf(first), example);
	const modes = all.filter(({ name }) => withUrl || name !== 'url');
	return {
		...texts,
		type: 'resourceLocator',
		default: { mode: modes[0]?.name ?? 'id', value: '' },
		modes,
	};
}

/** The modes in which records of all these kinds can be given. */
function modesOf(kinds: readonly string[], searchListMethod: string, example?: string): INodePropertyMode[] {
	const listed = kinds.map(recordKind).filter((facts) => facts !== undefined);
	const isListed = listed.length > 0 && listed.length === kinds.length;
	const isNamed = isListed && listed.some(({ exact }) => exact.length > 0);
	const hasPage = isListed && kinds.some((kind) => KINDS_WITH_PAGES.has(kind));
	const list: INodePropertyMode = {
		...mode('list', 'From List', 'list'),
		typeOptions: { searchListMethod, searchable: true },
	};
	const placeholder = example === undefined ? {} : { placeholder: `e.g. ${example}` };
	return [
		...(isListed ? [list] : []),
		...(isNamed ? [{ ...mode('name', nameMode(listed)), ...placeholder }] : []),
		mode('id', 'By ID'),
		...(hasPage ? [mode('url', 'By URL')] : []),
	];
}

/** What the records are known by, in the words of a person. */
function nameMode(listed: readonly RecordKind[]): string {
	const known = listed.flatMap(({ exact }) => exact.flat()).join();
	if (known.includes('number')) return 'By Number or Name';
	return known.includes('email') ? 'By Email or Name' : 'By Name';
}

function mode(name: string, displayName: string, type: INodePropertyMode['type'] = 'string'): INodePropertyMode {
	return { displayName, name, type };
}
