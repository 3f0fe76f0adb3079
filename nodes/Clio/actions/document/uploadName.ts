import { InputProblem } from '../../transport/errors/inputProblem';
import { safeFileName } from '../../transport/files/fileName';
import type { ItemFile } from '../../transport/files/itemFile';
import { LONGEST_NAME } from '../folder/folderPath';

const EXTENSION = /\.([A-Za-z0-9]{1,12})$/;

/**
 * The name for a document: the one that was given, or that of the file. A file's own name comes from outside, such as a mail, and is
 * made usable; a name that somebody gave is taken as it is or refused.
 *
 * @throws InputProblem when there is no name, or one that cannot be that of a document
 */
export function uploadName(given: unknown, file: Pick<ItemFile, 'name'>): string {
	const typed = typeof given === 'string' ? given.normalize('NFC').trim() : '';
	return typed === '' ? nameOfFile(file) : checked(typed);
}

/** A document's name with the extension of its file where it has none: without it no program opens the file. */
export function fileNameOf(name: string, file: Pick<ItemFile, 'name' | 'extension'>): string {
	const extension = EXTENSION.exec(file.name ?? '')?.[1] ?? file.extension;
	return EXTENSION.test(name) || extension === undefined || extension === '' ? name : `${name}.${extension}`;
}

/** The extension of a name in small letters, without its dot; empty when there is none. */
export function extensionOf(name: string): string {
	return (EXTENSION.exec(name)?.[1] ?? '').toLowerCase();
}

/**
 * The name that is free beside those which are taken: `Brief (2).pdf` where there is a `Brief.pdf`.
 *
 * @param isTaken whether a name is
 */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
	const extension = EXTENSION.exec(name)?.[0] ?? '';
	const stem = name.slice(0, name.length - extension.length);
	for (let number = 2; ; number++) {
		const free = `${stem} (${number})${extension}`;
		if (!isTaken(free)) return free;
	}
}

function nameOfFile({ name = '' }: Pick<ItemFile, 'name'>): string {
	const safe = safeFileName(name.normalize('NFC').replace(/[/\\]/g, '_'));
	if (safe !== undefined) return safe;
	throw new InputProblem('The document has no name', 'The file came without one: give a Name among the values.');
}

function checked(name: string): string {
	if (/[/\\]/.test(name)) {
		throw new InputProblem(
			`The name "${name.slice(0, 80)}" holds a slash`,
			'Give the name of the document alone, and the folders that it belongs in as Folder Path.',
		);
	}
	const problem = /^\.+$/.test(name)
		? 'holds dots only'
		: /\p{Cc}/u.test(name)
			? 'holds a line break, or another character that cannot be seen'
			: name.length > LONGEST_NAME
				? `has more than ${LONGEST_NAME} characters`
				: undefined;
	if (problem === undefined) return name;
	throw new InputProblem(
		`The name of the document ${problem}`,
		'Give another name, or leave it out to use that of the file.',
	);
}
