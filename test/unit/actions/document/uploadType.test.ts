import { uploadType } from '../../../../nodes/Clio/actions/document/uploadType';

describe('the type of a file', () => {
	it.each<[unknown, string | undefined, string, string | undefined]>([
		['application/pdf', 'image/png', 'a.png', 'application/pdf'],
		[undefined, 'image/png', 'a.png', 'image/png'],
		[undefined, 'text/html; charset=utf-8', 'a.html', 'text/html'],
		[undefined, 'application/octet-stream', 'a.pdf', undefined],
		[undefined, 'text/plain', 'a.docx', undefined],
		[undefined, 'text/plain', 'notes', 'text/plain'],
		[undefined, 'application/octet-stream', 'a.xyz', 'application/octet-stream'],
		[undefined, 'application/vnd.ms-outlook', 'a.msg', 'application/vnd.ms-outlook'],
		[undefined, undefined, 'a.pdf', undefined],
		[undefined, undefined, 'a.xyz', 'application/octet-stream'],
		[undefined, 'nonsense', 'a.xyz', 'application/octet-stream'],
		[undefined, 'chemical/x-pdb', 'a.pdb', 'application/octet-stream'],
	])('given as %j, by n8n as %j, of %j', (given, ofFile, name, type) => {
		expect(uploadType(given, ofFile, name)).toBe(type);
	});
});
