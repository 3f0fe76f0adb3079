import specification from '../../sandbox/specification/specification.json';
import { dataOf, openSandbox, type Answer, type Client, type Row } from './support/client';
import { bodiesOf, lookUp, otherId, queriesOf, type Known } from './support/happyPaths';

interface Attribute {
	readonly type?: string;
	readonly enum?: readonly string[];
	readonly many?: boolean;
}
interface Resource {
	readonly attributes: Readonly<Record<string, Attribute>>;
	readonly associations: Readonly<Record<string, { resource: string; many?: boolean }>>;
}
interface Operation {
	readonly method: string;
	readonly path: string;
	readonly success: number;
	readonly answer?: string;
	readonly many?: boolean;
	readonly query: Readonly<Record<string, unknown>>;
	readonly body?: { properties?: { data?: { properties?: Readonly<Record<string, Attribute>> } } };
}

const taxRate = {
	path: '/tax_rate_configurations.json',
	success: 200,
	answer: 'TaxRateConfiguration',
	query: { fields: {} },
};
const oneTaxRate = { ...taxRate, path: '/tax_rate_configurations/{id}.json' };

const operations: Readonly<Record<string, Operation>> = {
	...Object(specification.operations),
	/* Newer than the reduced document. */
	'TaxRateConfiguration#index': { ...taxRate, method: 'GET', many: true },
	'TaxRateConfiguration#create': { ...taxRate, method: 'POST', success: 201 },
	'TaxRateConfiguration#show': { ...oneTaxRate, method: 'GET' },
	'TaxRateConfiguration#update': { ...oneTaxRate, method: 'PATCH' },
	'TaxRateConfiguration#destroy': { ...oneTaxRate, method: 'DELETE', success: 204, answer: undefined },
};
const resources: Readonly<Record<string, Resource>> = {
	...Object(specification.resources),
	TaxRateConfiguration: {
		attributes: {
			id: { type: 'integer' },
			etag: { type: 'string' },
			rate: { type: 'number' },
			is_system: { type: 'boolean' },
		},
		associations: {},
	},
};

/** Deletions come last, so that everything else finds its record. */
const order = [
	'index',
	'list',
	'ids',
	'create',
	'show',
	'who_am_i',
	'update',
	'copy',
	'preview',
	'download',
	'generate_report',
	'destroy',
];
const kindOf = (id: string): string => id.slice(id.indexOf('#') + 1);
const sorted = Object.keys(operations).sort((one, other) => order.indexOf(kindOf(one)) - order.indexOf(kindOf(other)));

/** Where the live API, or the sandbox's corrections, differ from the document's values. */
const otherValues = new Set([
	'Task.priority',
	'Task.status',
	'PhoneNumber.name',
	'CustomFieldValue.value',
	'DocumentAutomation.export_formats',
]);

/** What the document lists, although its own list of API versions says that it is gone. */
const removed = new Set(['Document.document_versions']);

function problemsOf(resource: string, row: Row): string[] {
	const facts = resources[resource];
	return Object.entries(row).flatMap(([name, value]) => {
		const attribute = facts?.attributes[name];
		if (attribute === undefined || name in (facts?.associations ?? {}) || value === null) return [];
		const entries: unknown[] = attribute.many === true ? Object(value) : [value];
		return entries.flatMap((entry) => {
			const actual = Number.isInteger(entry) ? 'integer' : typeof entry;
			const fits = actual === attribute.type || (actual === 'integer' && attribute.type === 'number');
			const listed = attribute.enum?.includes(String(entry)) ?? true;
			return (fits && listed) || otherValues.has(`${resource}.${name}`)
				? []
				: [`${resource}.${name}: ${JSON.stringify(entry)}`];
		});
	});
}

function allFields(resource: string): string {
	const { attributes = {}, associations = {} } = resources[resource] ?? {};
	const listed = Object.entries(associations).filter(([name]) => !removed.has(`${resource}.${name}`));
	const nested = listed.map(([name, { resource: target }]) => {
		const names = Object.keys(resources[target]?.attributes ?? {}).filter(
			(one) => !(one in (resources[target]?.associations ?? {})),
		);
		return names.length === 0 ? name : `${name}{${names.join(',')}}`;
	});
	return [...Object.keys(attributes).filter((name) => !(name in associations)), ...nested].join(',');
}

describe('every operation', () => {
	let clio: Client;
	let known: Known;
	const created: Record<string, number | string> = {};
	beforeAll(async () => {
		clio = await openSandbox();
		known = await lookUp(clio);
	});
	afterAll(async () => await clio.sandbox.stop());

	/** The created record, or the first of the resource's list. */
	async function idFor(id: string, path: string): Promise<number | string> {
		const resource = id.slice(0, id.indexOf('#'));
		const own = created[resource] ?? (await otherId(clio, known, id));
		if (own !== undefined && kindOf(id) !== 'download' && kindOf(id) !== 'copy') return own;
		const list = path.slice(0, path.indexOf('/{id}'));
		return id === 'DocumentArchive#download' ? (created.DocumentArchive ?? 0) : (await clio.first(`${list}.json`)).id;
	}

	/** Archives are packed in the background. */
	async function packed(archive: number | string): Promise<void> {
		const deadline = Date.now() + 5000;
		let state: unknown;
		while (state !== 'completed' && Date.now() < deadline) {
			state = dataOf(await clio.get(`/document_archives/${String(archive)}.json?fields=state`)).state;
		}
	}

	async function perform(id: string, operation: Operation): Promise<Answer> {
		const resource = id.slice(0, id.indexOf('#'));
		let path = operation.path
			.replace('{contact_id}', String(known.client))
			.replace('{matter_id}', String(known.matter))
			.replace('{jurisdiction_id}', String(known.jurisdiction));
		if (id === 'DocumentArchive#download') await packed(created.DocumentArchive ?? 0);
		if (id === 'JurisdictionsToTrigger#show') path = path.replace('{id}', String(known.trigger));
		if (path.includes('{id}')) path = path.replace('{id}', String(await idFor(id, path)));
		const query = new URLSearchParams(queriesOf(known)[id] ?? {});
		if ('fields' in operation.query && operation.answer !== undefined) query.set('fields', allFields(operation.answer));
		const bodies = bodiesOf(known);
		const bodyOf: Readonly<Record<string, Row>> = {
			create: bodies[resource] ?? {},
			update: {},
			copy: resource === 'Document' ? { parent: { id: known.matter, type: 'Matter' } } : { name: 'Copy' },
		};
		const data = bodyOf[kindOf(id)];
		return await clio.call(`${path}?${query.toString()}`, {
			method: operation.method,
			...(data === undefined ? {} : { data }),
		});
	}

	it('is known: 282 of them', () => {
		expect(sorted).toHaveLength(282);
	});

	it.each(sorted)('%s', async (id) => {
		const operation = operations[id];
		if (operation === undefined) throw new Error(`${id} is not known`);
		const answer = await perform(id, operation);
		expect([answer.status, answer.status === operation.success ? '' : answer.text]).toEqual([operation.success, '']);
		if (operation.success === 303) {
			const file = await fetch(answer.headers.get('location') ?? '');
			expect([file.status, (await file.arrayBuffer()).byteLength > 0]).toEqual([200, true]);
			return;
		}
		if (operation.answer === undefined) return;
		const isList = operation.many === true || id === 'CalendarEntryEventType#index' || id === 'BillableMatter#ids';
		expect(Array.isArray(answer.body?.data)).toBe(isList);
		const rows: unknown[] = isList ? dataOf(answer) : [dataOf(answer)];
		const records = rows.filter((row): row is Row => typeof row === 'object' && row !== null);
		expect(records.flatMap((row) => problemsOf(operation.answer ?? '', row))).toEqual([]);
		if (isList && id !== 'EmailAddress#index') expect(rows.length).toBeGreaterThan(id === 'Webhook#index' ? -1 : 0);
		if (kindOf(id) === 'create') {
			const identifier = records[0]?.id;
			if (typeof identifier === 'number' || typeof identifier === 'string')
				created[id.slice(0, id.indexOf('#'))] = identifier;
		}
	});

	it('conforms: none was recorded', async () => {
		expect(await clio.recorded()).toEqual([]);
	});

	it('refuses a download with an Authorization header, and records it', async () => {
		const redirect = await clio.get(`/documents/${String(known.archivedDocument)}/download.json`);
		const file = await clio.get(redirect.headers.get('location') ?? '');
		expect(file.status).toBe(400);
		expect(await clio.recorded()).toEqual(['Authorization header sent to file storage: ']);
	});
});
