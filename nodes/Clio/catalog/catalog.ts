import operationsFile from './operations.json';
import schemasFile from './schemas.json';
import type {
	HttpMethod,
	OperationFacts,
	OperationsFile,
	SchemaFacts,
	SchemasFile,
	ValueEntry,
	ValueFacts,
} from './types';

// The compiler infers narrower types from the JSON text than the files promise; tests hold the files to the promise.
const { operations } = operationsFile as unknown as OperationsFile;
const { schemas } = schemasFile as unknown as SchemasFile;

const operationsById = new Map(operations.map((operation) => [operation.id, operation]));

/** Every operation of Clio's API, in the order of Clio's document. */
export function allOperations(): readonly OperationFacts[] {
	return operations;
}

/**
 * The operation that Clio calls `id`, such as `Matter#index`.
 *
 * @throws Error for a name that the catalogue does not have, which is a mistake in this package
 */
export function operationById(id: string): OperationFacts {
	const operation = operationsById.get(id);
	if (operation === undefined) throw new Error(`The catalogue has no operation ${id}`);
	return operation;
}

/** The operation that answers `method` at a concrete path below `/api/v4`, with or without `.json`. */
export function operationAt(method: HttpMethod, path: string): OperationFacts | undefined {
	const wanted = path.replace(/\.json$/, '').split('/');
	const matches = operations.filter((operation) => operation.method === method && fits(operation.path, wanted));
	return matches.find(({ path: template }) => !template.includes('{')) ?? matches[0];
}

function fits(template: string, wanted: string[]): boolean {
	const places = template.replace(/\.json$/, '').split('/');
	return (
		places.length === wanted.length && places.every((place, index) => place.startsWith('{') || place === wanted[index])
	);
}

/** What can be asked for of a kind of record; undefined for a name the catalogue does not have. */
export function schemaByName(name: string): SchemaFacts | undefined {
	return Object.hasOwn(schemas, name) ? schemas[name] : undefined;
}

/** A catalogue entry in its long form. */
export function factsOf(entry: ValueEntry): ValueFacts {
	return typeof entry === 'string' ? { type: entry } : entry;
}
