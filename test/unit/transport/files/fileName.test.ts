import { fileNameIn, safeFileName } from '../../../../nodes/Clio/transport/files/fileName';

describe('the name in a Content-Disposition header', () => {
	it.each([
		['attachment; filename="Letter 1.pdf"', 'Letter 1.pdf'],
		['attachment; filename=letter.pdf', 'letter.pdf'],
		['attachment; filename=letter.pdf ; size=3', 'letter.pdf'],
		['ATTACHMENT; FILENAME="letter.pdf"', 'letter.pdf'],
		['inline; filename="a; filename=b.pdf"', 'a; filename=b.pdf'],
		['attachment; filename="the \\"final\\" one.pdf"', 'the _final_ one.pdf'],
		['attachment; filename="plain.pdf"; filename*=UTF-8\'\'R%C3%A9sum%C3%A9.pdf', 'Résumé.pdf'],
		["attachment; filename*=utf-8'fr'R%C3%A9sum%C3%A9.pdf; filename=plain.pdf", 'Résumé.pdf'],
		["attachment; filename*=UTF-8''%E0%A4%A.pdf; filename=plain.pdf", 'plain.pdf'],
		["attachment; filename*=ISO-8859-1''caf%E9.pdf; filename=cafe.pdf", 'cafe.pdf'],
		['attachment; filename="../../etc/passwd"', 'passwd'],
		['attachment; filename="C:\\\\files\\\\brief.docx"', 'brief.docx'],
	])('of %s is %s', (header, name) => {
		expect(fileNameIn(header)).toBe(name);
	});

	it.each([undefined, '', 'attachment', 'attachment; filename=""', 'attachment; filename=".."', 3, ['x']])(
		'is not there: %j',
		(header) => {
			expect(fileNameIn(header)).toBeUndefined();
		},
	);
});

describe('a file name', () => {
	it('holds nothing that a file system refuses', () => {
		expect(safeFileName('a\u0000b\nc:d*e?.pdf')).toBe('a_b_c_d_e_.pdf');
		expect(safeFileName('  brief.pdf ')).toBe('brief.pdf');
	});

	it('keeps its extension when it is too long', () => {
		const name = safeFileName(`${'long '.repeat(100)}.docx`) ?? '';
		expect(name).toHaveLength(200);
		expect(name.endsWith('.docx')).toBe(true);
	});
});
