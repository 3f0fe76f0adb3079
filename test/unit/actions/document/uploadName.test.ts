import { extensionOf, fileNameOf, freeName, uploadName } from '../../../../nodes/Clio/actions/document/uploadName';
import { thrownProblem } from '../../thrownProblem';

describe('the name of a document', () => {
	it.each<[unknown, string | undefined, string]>([
		['Brief.pdf', 'scan.pdf', 'Brief.pdf'],
		['  Brief.pdf ', undefined, 'Brief.pdf'],
		[undefined, 'scan.pdf', 'scan.pdf'],
		['', 'scan.pdf', 'scan.pdf'],
		[
			undefined,
			'Ré\u0301sumé – Müller & Söhne 履歴書.pdf',
			'Ré\u0301sumé – Müller & Söhne 履歴書.pdf'.normalize('NFC'),
		],
		[undefined, '../../etc/passwd', '.._.._etc_passwd'],
		[undefined, 'Re: 1/2.pdf', 'Re_ 1_2.pdf'],
		[undefined, 'a\\b.pdf', 'a_b.pdf'],
		[undefined, `${'x'.repeat(300)}.pdf`, `${'x'.repeat(196)}.pdf`],
		['..a..pdf', undefined, '..a..pdf'],
	])('given as %j for the file %j is %j', (given, file, name) => {
		expect(uploadName(given, file === undefined ? {} : { name: file })).toBe(name);
	});

	it.each<[unknown, string | undefined, RegExp]>([
		['Pleadings/Brief.pdf', 'scan.pdf', /holds a slash/],
		['a\\b.pdf', 'scan.pdf', /holds a slash/],
		['..', 'scan.pdf', /dots only/],
		['a\u0000b.pdf', 'scan.pdf', /cannot be seen/],
		['x'.repeat(256), 'scan.pdf', /more than 255 characters/],
		[undefined, undefined, /has no name/],
		[undefined, '', /has no name/],
		[undefined, '..', /has no name/],
		['', '   ', /has no name/],
	])('given as %j for the file %j is refused', (given, file, words) => {
		expect(thrownProblem(() => uploadName(given, file === undefined ? {} : { name: file })).message).toMatch(words);
	});

	it.each([
		['Engagement Letter', { name: 'scan.pdf' }, 'Engagement Letter.pdf'],
		['Engagement Letter', { extension: 'docx' }, 'Engagement Letter.docx'],
		['Engagement Letter.txt', { name: 'scan.pdf' }, 'Engagement Letter.txt'],
		['Engagement Letter', { name: 'scan' }, 'Engagement Letter'],
		['v1.2 of the letter', { name: 'scan.pdf' }, 'v1.2 of the letter.pdf'],
	])('%j goes with a file that has an extension', (name, file, fileName) => {
		expect(fileNameOf(name, file)).toBe(fileName);
	});

	it('gets the first number that is free', () => {
		const taken = new Set(['Brief.pdf', 'Brief (2).pdf']);
		expect(freeName('Brief.pdf', (name) => taken.has(name))).toBe('Brief (3).pdf');
		expect(freeName('Brief', (name) => taken.has(name))).toBe('Brief (2)');
	});

	it('tells its extension in small letters', () => {
		expect([extensionOf('A.PDF'), extensionOf('A'), extensionOf('A.')]).toEqual(['pdf', '', '']);
	});
});
