import type { IDataObject } from 'n8n-workflow';

import { schemaByName } from '../../catalog/catalog';
import { isRecord } from '../../transport/record';
import { changesTo } from '../values/changes';
import type { MatchedRecord } from './matchKeys';

/**
 * What of a body a record does not have, in the words that Clio has for it when it is read. What Clio does not show, such as
 * whether an e-mail is to be sent, changes nothing by itself.
 *
 * @param schema Clio's kind of the record
 */
export function upsertChanges(schema: string, record: MatchedRecord, body: IDataObject): IDataObject {
	const { attributes = {}, associations = {} } = schemaByName(schema) ?? {};
	const isShown = (name: string) => Object.hasOwn(attributes, name) || Object.hasOwn(associations, name);
	const shown = Object.entries(body).filter(([name]) => isShown(name));
	const isSame = ([name, value]: [string, IDataObject[string]]) => isAlike(record[name], value);
	const compared = Object.fromEntries(shown.filter((entry) => !isSame(entry)));
	const changes = changesTo(record, compared);
	if (Object.keys(changes).length === 0) return {};
	const silent = Object.entries(body).filter(([name]) => !isShown(name));
	return { ...changes, ...Object.fromEntries(silent) };
}

/** Whether a value is the one that is read, written otherwise: an instant in another zone, a word in another case. */
function isAlike(known: unknown, given: unknown): boolean {
	if (isRecord(given) && isRecord(known) && given.id !== undefined) return String(given.id) === String(known.id);
	if (typeof given !== 'string' || typeof known !== 'string') return false;
	if (INSTANT.test(given) && INSTANT.test(known)) return Date.parse(given) === Date.parse(known);
	return WORD.test(given) && given.toLowerCase() === known.toLowerCase();
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A word of Clio's own, such as `High` or `open`; names have capitals of their own. */
const WORD = /^(high|normal|low|open|pending|closed)$/i;
