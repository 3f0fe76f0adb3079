const VALUE_TYPES = [
	'integer',
	'number',
	'boolean',
	'string',
	'date',
	'dateTime',
	'scalar',
	'dateCondition',
	'customFieldCondition',
	'object',
	'array',
];
const VALUE_NAMES = ['type', 'enum', 'nullable', 'required', 'default', 'attributes', 'items'];
const OPERATION_NAMES = [
	'id',
	'method',
	'path',
	'groups',
	'pathParameters',
	'query',
	'body',
	'answer',
	'schema',
	'fields',
	'page',
	'order',
	'conditional',
	'versioned',
];
const ANSWERS = ['record', 'list', 'redirect', 'html', 'nothing'];
const METHODS = ['GET', 'POST', 'PATCH', 'DELETE'];

/** Collects what is wrong in the catalogue's files, each with its place. Knows the promises, not the code that reads them. */
export class CatalogProblems {
	readonly found: string[] = [];

	private check(holds: boolean, place: string, problem: string): void {
		if (!holds) this.found.push(`${place}: ${problem}`);
	}

	value(entry: unknown, place: string): void {
		if (typeof entry === 'string') return this.check(VALUE_TYPES.includes(entry), place, `unknown type ${entry}`);
		if (!isNamed(entry)) return this.check(false, place, 'neither a type nor facts');
		const { type, required, nullable, attributes, items } = entry;
		this.names(entry, VALUE_NAMES, place);
		this.check(typeof type === 'string' && VALUE_TYPES.includes(type), place, `unknown type ${String(type)}`);
		this.check(Object.keys(entry).length > 1, place, 'facts that say no more than the type');
		this.check(required === undefined || required === true, place, 'required is neither true nor absent');
		this.check(nullable === undefined || typeof nullable === 'boolean', place, 'nullable is no boolean');
		this.check(attributes === undefined || type === 'object', place, 'attributes of something that is no object');
		this.check((items !== undefined) === (type === 'array'), place, 'items without an array, or the other way round');
		if ('enum' in entry) this.choices(entry.enum, place);
		if ('default' in entry) this.standard(entry, place);
		if (attributes !== undefined) this.values(attributes, place);
		if (items !== undefined) this.value(items, `${place} items`);
	}

	private choices(choices: unknown, place: string): void {
		if (!Array.isArray(choices)) return this.check(false, place, 'enum is no list');
		const plain = choices.every((choice) => typeof choice === 'string' || typeof choice === 'number');
		this.check(plain && choices.length > 0, place, 'enum is empty or holds more than texts and numbers');
		this.check(new Set(choices).size === choices.length, place, 'enum names a value twice');
	}

	private standard(entry: Record<string, unknown>, place: string): void {
		const { default: standard, enum: choices } = entry;
		this.check(['string', 'number', 'boolean'].includes(typeof standard), place, 'default is no plain value');
		this.check(!Array.isArray(choices) || choices.includes(standard), place, 'default is not in enum');
	}

	values(attributes: unknown, place: string): void {
		if (!isNamed(attributes)) return this.check(false, place, 'no names');
		for (const [name, entry] of Object.entries(attributes)) this.value(entry, `${place} ${name}`);
	}

	operation(operation: unknown, schemas: ReadonlySet<string>): void {
		if (!isNamed(operation)) return this.check(false, 'operations', 'an entry is no object');
		const place = String(operation.id);
		const { id, method, path, groups, pathParameters, query, body, answer, schema } = operation;
		this.names(operation, OPERATION_NAMES, place);
		this.check(/^[A-Z]\w*#\w+$/.test(String(id)), place, 'not a name of Clio');
		this.check(METHODS.includes(String(method)), place, 'unknown method');
		this.check(/^(\/(\w+|\{\w+\}))+\.json$/.test(String(path)), place, 'not a path');
		this.check(
			Array.isArray(groups) && groups.every((group) => typeof group === 'string'),
			place,
			'groups are no list',
		);
		if (!ANSWERS.includes(String(answer))) return this.check(false, place, `unknown answer ${String(answer)}`);
		this.check(sameNames(placesOf(String(path)), pathParameters), place, 'path and pathParameters differ');
		for (const values of [pathParameters, query, body]) if (values !== undefined) this.values(values, place);
		this.check(body === undefined || method !== 'GET', place, 'a body where none is sent');
		const holds = answer === 'record' || answer === 'list';
		this.check(holds === (schema !== undefined), place, 'a schema without records, or the other way round');
		this.check(schema === undefined || schemas.has(String(schema)), place, `no schema ${String(schema)}`);
		this.headers(operation, place);
		this.list(operation, place);
	}

	private headers({ method, conditional, versioned, fields }: Record<string, unknown>, place: string): void {
		for (const flag of [versioned, fields]) {
			this.check(flag === undefined || flag === true, place, 'a switch is neither true nor absent');
		}
		const reads = conditional === undefined || (conditional === 'read') === (method === 'GET');
		this.check([undefined, 'read', 'write'].includes(conditional as undefined), place, 'unknown conditional');
		this.check(reads, place, 'conditional does not fit the method');
	}

	private list({ answer, page, order }: Record<string, unknown>, place: string): void {
		this.check(answer !== 'list' || page !== undefined, place, 'a list without page sizes');
		if (page !== undefined) {
			const { max, default: standard } = Object(page) as Record<string, unknown>;
			const fits = Number.isInteger(max) && Number.isInteger(standard) && Number(standard) <= Number(max);
			this.check(fits && Number(standard) > 0, place, 'page sizes are no whole numbers above 0');
		}
		if (order === undefined) return;
		const { values, default: standard } = Object(order) as Record<string, unknown>;
		const orders = Array.isArray(values) ? values.map(String) : [];
		this.check(Array.isArray(values), place, 'orders are no list');
		this.check(
			orders.every((each) => /^[a-z_.]+\((asc|desc)\)$/.test(each)),
			place,
			'an order of another form',
		);
		this.check(new Set(orders).size === orders.length, place, 'an order is named twice');
		// Two lists of Clio go by id unless told, though their documents do not offer that order.
		const offered = [undefined, 'id(asc)', ...orders].includes(standard as undefined);
		this.check(offered, place, 'default order is not offered');
	}

	schema(name: string, schema: unknown, schemas: ReadonlySet<string>): void {
		if (!isNamed(schema)) return this.check(false, name, 'no object');
		this.names(schema, ['attributes', 'associations'], name);
		this.values(schema.attributes, name);
		for (const [association, facts] of Object.entries(Object(schema.associations ?? {}))) {
			const place = `${name} ${association}`;
			if (!isNamed(facts)) return this.check(false, place, 'no object');
			this.names(facts, ['schema', 'many', 'inner'], place);
			this.check(schemas.has(String(facts.schema)), place, `no schema ${String(facts.schema)}`);
			for (const flag of [facts.many, facts.inner]) {
				this.check(flag === undefined || flag === true, place, 'a switch is neither true nor absent');
			}
			this.check(!(association in Object(schema.attributes)), place, 'an attribute of the same name');
		}
	}

	private names(entry: object, known: string[], place: string): void {
		const unknown = Object.keys(entry).filter((name) => !known.includes(name));
		this.check(unknown.length === 0, place, `unknown names ${unknown.join(', ')}`);
	}
}

function isNamed(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function placesOf(path: string): string[] {
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

function sameNames(names: string[], values: unknown): boolean {
	return (
		names.sort().join() ===
		Object.keys(Object(values ?? {}))
			.sort()
			.join()
	);
}
