import { InputProblem } from '../../transport/errors/inputProblem';

/** As long as names of files may be nearly everywhere. */
export const LONGEST_NAME = 255;

/**
 * The names of the folders on a path such as `Pleadings/2026`, from the outermost to the innermost. Either kind of slash parts
 * them; slashes at the ends and spaces around names do not count.
 *
 * @returns nothing for an empty path
 * @throws InputProblem for names that are no names of folders, such as `..`
 */
export function readFolderPath(path: unknown): string[] {
	const text = typeof path === 'string' ? path.normalize('NFC') : '';
	const names = text
		.split(/[/\\]/)
		.map((name) => name.trim())
		.filter((name) => name !== '');
	for (const name of names) refuseName(name);
	return names;
}

function refuseName(name: string): void {
	const problem = /^\.+$/.test(name)
		? `leads to "${name}"`
		: /\p{Cc}/u.test(name)
			? 'holds a line break, or another character that cannot be seen'
			: name.length > LONGEST_NAME
				? `holds a name of more than ${LONGEST_NAME} characters`
				: undefined;
	if (problem === undefined) return;
	throw new InputProblem(
		`The folder path ${problem}`,
		'Give names of folders with slashes between them, from the outermost to the innermost, such as Pleadings/2026.',
	);
}
