import type { ContactRowKind } from '../../catalog/contactRows';
import { nearestName } from '../../catalog/suggestion';
import { listed, type Problems } from './problems';
import { shown } from './scalars';

/** `Jane Doe <jane@example.com>`, as e-mail nodes give senders. */
const WITH_DISPLAY_NAME = /^[^<>]*<([^<>]*)>$/;

/**
 * A part of a contact's row, such as an address or a number, as Clio wants it. Of an e-mail address with a display name the
 * address is taken; phone numbers stay as they are written.
 *
 * @param name under which the user gave it
 * @param value neither null nor empty text
 * @returns undefined for what cannot be written, which is told
 */
export function rowText(problems: Problems, kind: ContactRowKind, name: string, value: unknown): string | undefined {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (text === '') return problems.add(`"${name}" is not text: ${shown(value)}`, 'Give a text.');
	if (kind.word !== 'email') return text;
	const address = (WITH_DISPLAY_NAME.exec(text)?.[1] ?? text).trim();
	if (/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(address)) return address;
	return problems.add(
		`"${name}" is not an e-mail address: ${shown(value)}`,
		'Give one address, such as jane@example.com; for several use names such as work_email and home_email.',
	);
}

/**
 * A row's label as Clio writes it: the labels are a closed list in which case matters (Clio: Contacts).
 *
 * @returns undefined for a label that Clio does not take, which is told
 */
export function rowLabel(problems: Problems, kind: ContactRowKind, path: string, given: unknown): string | undefined {
	const text = typeof given === 'string' ? given.trim() : '';
	const label = kind.labels.find((each) => each.toLowerCase() === text.toLowerCase());
	if (label !== undefined) return label;
	const nearest = nearestName(text, kind.labels);
	return problems.add(
		`"${path}.name" is not a label that Clio takes there: ${shown(given)}`,
		`${nearest === undefined ? '' : `Did you mean "${nearest}"? `}Clio takes ${listed(kind.labels, 'and')}.`,
	);
}
