import { parseJson } from '../../../../nodes/Clio/actions/values/jsonText';

describe('JSON text', () => {
	it.each([
		['{"a": [1, -2.5e3, "x\\n\\u00e9", true, false, null, {}]}'],
		['  []  '],
		['"text"'],
		['{"__proto__": {"isAdmin": true}}'],
	])('%s is parsed', (text) => {
		expect(parseJson(text)).toEqual({ value: JSON.parse(text) as unknown });
	});

	it.each([
		['{"a": 1,}', 'line 1, character 9'],
		['{"a": x}', 'line 1, character 7'],
		['{a: 1}', 'line 1, character 2'],
		["{'a': 1}", 'line 1, character 2'],
		['{"a" 1}', 'line 1, character 6'],
		['{"a": 01}', 'line 1, character 7'],
		['{"a": 1} {', 'line 1, character 10'],
		['[1, 2}', 'line 1, character 6'],
		['[1, , 2]', 'line 1, character 5'],
		['{"a": "b\nc"}', 'line 1, character 7'],
		['{"a": "\\q"}', 'line 1, character 7'],
		['{\n\t"a": 1\n\t"b": 2\n}', 'line 3, character 2'],
		['}', 'line 1, character 1'],
		['{"a": undefined}', 'line 1, character 7'],
	])('%j fails at %s', (text, place) => {
		expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
		expect(parseJson(text)).toEqual({ problem: `${place} is not JSON` });
	});

	it.each(['', '   ', '{', '{"a"', '{"a":', '{"a": 1', '[1,'])('%j ends too early', (text) => {
		expect(parseJson(text)).toEqual({ problem: 'it ends too early' });
	});

	it('of 7 million characters is judged in no time, and not repeated', () => {
		const text = `{"a": "${'x'.repeat(5_000_000)}${'\\n'.repeat(1_000_000)}", oops}`;
		const started = performance.now();
		expect(parseJson(text)).toEqual({ problem: 'line 1, character 7000011 is not JSON' });
		expect(performance.now() - started).toBeLessThan(3_000);
	});
});
