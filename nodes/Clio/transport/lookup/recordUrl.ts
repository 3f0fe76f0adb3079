import { CLIO_REGIONS } from '../../../../credentials/regions';
import type { RecordKind } from '../../catalog/recordKinds';
import { nounOf, withArticle } from '../../catalog/resourceWords';
import { InputProblem } from '../errors/inputProblem';
import { API_ROOT } from '../path';
import type { ClioSession } from '../session';

const API_PREFIX = new RegExp(`^${API_ROOT}(?=/)`);

const NUMBER = /^[1-9][0-9]{0,18}$/;
const TEXT = /^(?=.*[0-9])[A-Za-z0-9_:=+-]{1,200}$/;

/** Words in addresses of Clio that stand for a kind beside the name of its list in the API. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
	contact: ['people', 'persons', 'companies'],
	calendarEntry: ['events'],
};

const TO_DO = 'Open the record in Clio and copy the address from the browser, or give the ID.';

/**
 * The ID in an address of Clio: of a page in the browser, or of the API.
 *
 * Clio does not document the addresses of its pages. Assumed is what they have in common with the API's: the word for a
 * kind of record, such as `matters`, stands before the ID, in the path or behind `#`, and the last such pair names the
 * record that the page is about.
 *
 * @param account whose records may be named; an address of another host would name another firm's
 * @throws InputProblem when the address is none of this account, or names no record of this kind; it never quotes a query
 */
export function idFromUrl(
	account: Pick<ClioSession, 'region' | 'baseUrl'>,
	{ kind, list, hasNumericIds }: Pick<RecordKind, 'kind' | 'list' | 'hasNumericIds'>,
	typed: string,
): string {
	const pathAndFragment = withinAccount(account, typed.trim());
	const pairs = pairsOf(pathAndFragment, hasNumericIds ? NUMBER : TEXT);
	const last = pairs.at(-1);
	if (last !== undefined && wordsOf(kind, list.path).has(plain(last.word))) return last.id;
	throw new InputProblem(
		last === undefined
			? `The URL holds no ID of ${withArticle(nounOf(kind))}`
			: `The URL leads to "${last.word}", not to ${withArticle(nounOf(kind))}`,
		TO_DO,
	);
}

/** What follows the account's base address: segments of path and fragment. */
function withinAccount({ region, baseUrl }: Pick<ClioSession, 'region' | 'baseUrl'>, typed: string): string {
	const url = /^https?:\/\//i.test(typed) && typed.length <= 2_000 && URL.canParse(typed) ? new URL(typed) : undefined;
	if (url === undefined || url.username !== '' || url.password !== '') {
		throw new InputProblem('This is not a URL', 'Copy the whole address from the browser, from https:// on.');
	}
	const base = new URL(baseUrl);
	const prefix = base.pathname.replace(/\/$/, '');
	if (url.host === base.host && `${url.pathname}/`.startsWith(`${prefix}/`)) {
		return `${url.pathname.slice(prefix.length).replace(API_PREFIX, '')}/${url.hash.slice(1)}`;
	}
	const other = Object.values(CLIO_REGIONS).find(({ host }) => host === url.host);
	const own = region === 'custom' ? 'a custom Base URL' : `the region ${CLIO_REGIONS[region].name}`;
	throw new InputProblem(
		other === undefined
			? `The URL does not belong to the account: the credential is for ${own}`
			: `The URL belongs to Clio's region ${other.name}, but the credential is for ${own}`,
		'A record of another account cannot be used here. Choose a credential for that account, or give the ID of a record of this one.',
	);
}

/** The words that stand before an ID. */
function pairsOf(pathAndFragment: string, pattern: RegExp): Array<{ word: string; id: string }> {
	const segments = pathAndFragment
		.replace(/[?&].*$/s, '')
		.split(/[/#]/)
		.map((segment) => decoded(segment).replace(/\.json$/, ''))
		.filter((segment) => segment !== '');
	return segments.flatMap((id, index) => {
		const word = segments[index - 1];
		return word !== undefined && pattern.test(id) && /^[a-z][a-z_-]*$/i.test(word) ? [{ word, id }] : [];
	});
}

function decoded(segment: string): string {
	return segment.replace(/%(3A|3D|2B)/gi, (code) => decodeURIComponent(code));
}

function wordsOf(kind: string, listPath: string): Set<string> {
	const listed = listPath.replace(/\.json$/, '').split('/');
	const names = [listed.at(-1) ?? '', kind, ...(WORDS[kind] ?? [])].map(plain);
	return new Set(names.flatMap((name) => [name, singular(name)]));
}

function plain(word: string): string {
	return word.toLowerCase().replace(/[^a-z]/g, '');
}

function singular(word: string): string {
	return word.replace(/ies$/, 'y').replace(/s$/, '');
}
