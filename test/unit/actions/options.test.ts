import type { IExecuteFunctions } from 'n8n-workflow';

import { readEtag, readLimits, readPreviewOnly } from '../../../nodes/Clio/actions/options';
import { operationById } from '../../../nodes/Clio/catalog/catalog';
import { optionsProperty } from '../../../nodes/Clio/description/options';
import { isShown, PAIRS } from '../description/visible';
import { factsAt } from '../../../nodes/Clio/catalog/places';
import { changesData } from '../../../nodes/Clio/catalog/types';

/** An item whose Options hold this. */
const item = (options: unknown) => ({ getNodeParameter: () => options }) as unknown as IExecuteFunctions;

const UPDATE = operationById('Matter#update');

describe('the option If Unchanged Since', () => {
	it.each([
		['"9a10"', '"9a10"'],
		['9a10', '"9a10"'],
		[' "9a10" ', '"9a10"'],
		[42, '"42"'],
	])('gives %j the quotes that Clio wants', (ifUnchangedSince, etag) => {
		expect(readEtag.call(item({ ifUnchangedSince }), UPDATE, 0)).toBe(etag);
	});

	it.each([{}, '', undefined, null, []])('asks for nothing where it is not there: %j', (options) => {
		expect(readEtag.call(item(options), UPDATE, 0)).toBeUndefined();
	});

	it.each(['', ' ', '"', '""', 'a b', '9a"10', 'x'.repeat(300), undefined, null, {}])(
		'refuses %j',
		(ifUnchangedSince) => {
			expect(() => readEtag.call(item({ ifUnchangedSince }), UPDATE, 0)).toThrow('holds no etag');
		},
	);

	it.each(['Matter#create', 'Matter#destroy', 'ReportPreset#generate_report'])('is refused by %s', (id) => {
		expect(() => readEtag.call(item({ ifUnchangedSince: '9a10' }), operationById(id), 0)).toThrow('cannot check');
	});
});

describe('the option Preview Only', () => {
	it.each([
		[{}, false],
		[{ previewOnly: false }, false],
		[{ previewOnly: 'false' }, false],
		[{ previewOnly: true }, true],
		[{ previewOnly: 'True' }, true],
	])('of %j is %s', (options, expected) => {
		expect(readPreviewOnly.call(item(options), 0)).toBe(expected);
	});

	it.each([undefined, null, '', 1, 'yes', {}])('is refused when it is %j', (previewOnly) => {
		expect(() => readPreviewOnly.call(item({ previewOnly }), 0)).toThrow('neither true nor false');
	});
});

describe('the options of an item', () => {
	it.each([undefined, null, '', [], 'text', 5])('may be missing or broken: %j', (options) => {
		expect(readLimits.call(item(options), 0)).toEqual({ timeoutSeconds: 300, waitSeconds: 3600 });
	});
});

describe('an option', () => {
	const namesAt = (pair: (typeof PAIRS)[number]) =>
		(optionsProperty.options ?? [])
			.filter((option) => 'type' in option)
			.filter((option) => isShown(option, pair))
			.map(({ name }) => name);

	it('is shown exactly where it has an effect', () => {
		for (const pair of PAIRS) {
			const facts = factsAt(pair);
			if (facts === undefined) continue;
			const { method, answer, page, pathParameters, conditional, body, own } = facts;
			const isRead = method === 'GET' && answer === 'record' && page === undefined && pathParameters !== undefined;
			const expected = {
				batchReads: isRead && own?.isHandMade !== true,
				previewOnly: changesData(facts),
				ifUnchangedSince: conditional === 'write',
				ignoreInputFields: method !== 'DELETE' && body !== undefined,
				timeout: true,
				waitForRateLimit: true,
				apiVersion: false,
				sendUnknownQueryParameters: false,
			};
			const names = namesAt(pair);
			const found = Object.fromEntries(Object.keys(expected).map((name) => [name, names.includes(name)]));
			expect([pair, found]).toEqual([pair, expected]);
		}
	});

	it('is shown by an API call that writes', () => {
		const call = { resource: 'apiCall', operation: 'send' };
		expect(namesAt({ ...call, method: 'POST' })).toContain('previewOnly');
		expect(namesAt({ ...call, method: 'GET' })).not.toContain('previewOnly');
	});

	it('for custom fields is shown where there are some', () => {
		const places = PAIRS.filter((pair) => namesAt(pair).includes('customFieldsByName'));
		expect(new Set(places.map(({ resource }) => resource))).toEqual(new Set(['contact', 'matter']));
		expect(places.length).toBeGreaterThanOrEqual(8);
	});
});
