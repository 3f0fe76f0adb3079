import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** The first of some programs that there is; names are looked up on the PATH. */
export function findProgram(names: readonly string[]): string | undefined {
	return names.flatMap(placesOf).find(isExecutable);
}

function placesOf(name: string): string[] {
	if (isAbsolute(name)) return [name];
	return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
