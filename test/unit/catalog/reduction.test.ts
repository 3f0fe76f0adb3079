/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs the reduction, which is ESM, as a process of its own; not part of the package */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { OperationFacts, SchemaFacts } from '../../../nodes/Clio/catalog/types';
import { smallDocument } from './smallDocument';

interface Reduced {
	catalogs: Array<{
		operations: { source: { sha256: string; version: string }; operations: OperationFacts[] };
		schemas: { schemas: Record<string, SchemaFacts> };
	}>;
	remarks: string[][];
	differences: string[];
}

function reduce(...documents: object[]): Reduced {
	const folder = mkdtempSync(join(tmpdir(), 'clio-catalogue-'));
	try {
		const files = documents.map((document, index) => {
			const file = join(folder, `${index}.json`);
			writeFileSync(file, JSON.stringify(document));
			return file;
		});
		const program = join('test', 'unit', 'catalog', 'reduceDocuments.mts');
		const printed = execFileSync(process.execPath, ['--import', 'tsx', program, ...files], { encoding: 'utf8' });
		const reduced: Reduced = JSON.parse(printed);
		return reduced;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** The small document with things added, changed and taken away. */
function laterDocument() {
	const document = smallDocument();
	const [, , limit] = document.paths['/letters.json'].get.parameters;
	if (limit !== undefined) limit.description = 'Between 1 and 100. Default: `20`.';
	Object.assign(document.components.schemas.Writer.properties, { name: { type: 'string' } });
	Reflect.deleteProperty(document.paths, '/letters/{id}.json');
	Object.assign(document.paths, { '/notes.json': notes(['Matter', 'Contact']) });
	return document;
}

const notes = (types: string[]) => ({
	get: {
		operationId: 'Note#index',
		parameters: [{ name: 'type', in: 'query', schema: { type: 'string', enum: types } }],
		responses: { '204': {} },
	},
});

describe('the reduction of a document', () => {
	let reduced: Reduced;
	beforeAll(() => {
		reduced = reduce(smallDocument(), laterDocument());
	});

	const operation = (id: string) => reduced.catalogs[0]?.operations.operations.find((each) => each.id === id);

	it('keeps every fact of a list', () => {
		expect(operation('Letter#index')).toEqual({
			id: 'Letter#index',
			method: 'GET',
			path: '/letters.json',
			groups: ['Communications', 'Matters'],
			query: { sent_since: { type: 'dateTime', required: true }, matter_id: { type: 'integer', nullable: true } },
			answer: 'list',
			schema: 'Letter',
			fields: true,
			page: { max: 50, default: 20 },
			order: { values: ['id(asc)', 'sent_on(asc)'], default: 'sent_on(asc)' },
			versioned: true,
		});
	});

	it('keeps every fact of a body', () => {
		expect(operation('Letter#create')).toMatchObject({
			answer: 'record',
			schema: 'Letter',
			body: {
				subject: { type: 'string', required: true },
				kind: { type: 'string', enum: ['Draft', 'Final'] },
				lines: { type: 'array', items: { type: 'object', attributes: { text: { type: 'string', required: true } } } },
			},
		});
	});

	it('tells apart what answers hold', () => {
		expect(operation('Letter#destroy')).toMatchObject({ answer: 'nothing', pathParameters: { id: 'integer' } });
		expect(operation('Letter#download')).toMatchObject({ answer: 'redirect' });
	});

	it('follows schemas to what they lead to, and prefers what a schema says itself to what it inherits', () => {
		expect(reduced.catalogs[0]?.schemas.schemas).toMatchObject({
			Letter: {
				attributes: { id: 'integer', sent_on: 'date' },
				associations: { writer: { schema: 'Writer' }, enclosures: { schema: 'Enclosure', many: true, inner: true } },
			},
			Writer: { attributes: { id: 'integer' } },
		});
		expect(reduced.catalogs[0]?.schemas.schemas.Letter?.attributes).not.toHaveProperty('writer');
	});

	it('names the digest and the newest version of its source', () => {
		expect(reduced.catalogs[0]?.operations.source).toEqual({
			sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
			version: '4.0.10',
		});
	});

	it('adds the operations that the document does not have yet', () => {
		expect(operation('TaxRateConfiguration#index')).toMatchObject({ page: { max: 200, default: 200 } });
	});

	it('corrects what it is known to say wrong', () => {
		const later = reduced.catalogs[1]?.operations.operations.find(({ id }) => id === 'Note#index');
		expect(later?.query).toEqual({ type: { type: 'string', enum: ['matter', 'contact'] } });
	});

	it('remarks on each correction whose place is gone', () => {
		const place = 'paths > /notes.json > get > parameters > name=type > schema > enum';
		expect(reduced.remarks[0]).toContainEqual(expect.stringContaining(`has no place "${place}"`));
		expect(reduced.remarks[1]).not.toContainEqual(expect.stringContaining(place));
	});

	it('tells what a later document adds, changes and takes away, and nothing else', () => {
		expect(reduced.differences.filter((line) => !/ Note#index /.test(line))).toEqual([
			'- Letter#destroy answer: "nothing"',
			'- Letter#destroy groups: ',
			'- Letter#destroy id: "Letter#destroy"',
			'- Letter#destroy method: "DELETE"',
			'- Letter#destroy path: "/letters/{id}.json"',
			'- Letter#destroy pathParameters id: "integer"',
			'~ Letter#index page max: 50 -> 100',
			'+ schema Writer attributes name: "string"',
		]);
		expect(reduced.differences).toContain('+ Note#index query type enum: "contact" "matter"');
	});
});

describe('a document that has caught up', () => {
	const tax = { get: { operationId: 'TaxRateConfiguration#index', parameters: [], responses: { '204': {} } } };
	const withPaths = (paths: object) => {
		const document = smallDocument();
		Object.assign(document.paths, paths);
		return document;
	};

	it('is remarked on, so that corrections and additions can go', () => {
		const { remarks } = reduce(
			withPaths({ '/notes.json': notes(['matter', 'contact']), '/tax_rate_configurations.json': tax }),
			withPaths({ '/notes.json': notes(['matter', 'contact', 'user']) }),
		);
		expect(remarks[0]).toContainEqual(
			expect.stringMatching(/^The document says it itself now: "paths > \/notes\.json/),
		);
		expect(remarks[0]).toContain('The document has TaxRateConfiguration#index now: the addition can go.');
		expect(remarks[1]).toContainEqual(expect.stringMatching(/^The document changed at "paths > \/notes\.json.*"user"/));
	});
});
