import { fileAddress } from '../../../../nodes/Clio/transport/files/fileAddress';

const CLIO = 'https://clio.example/';
const SANDBOX = 'http://127.0.0.1:4010/';

describe('the address of a file', () => {
	it.each([
		['https://files.example/1?signature=x', CLIO, 'https://files.example/1?signature=x'],
		['https://files.example/1?signature=x', SANDBOX, 'https://files.example/1?signature=x'],
		['/files/1', CLIO, 'https://clio.example/files/1'],
		['http://127.0.0.1:4010/files/1', SANDBOX, 'http://127.0.0.1:4010/files/1'],
		['http://localhost:9/files/1', SANDBOX, 'http://localhost:9/files/1'],
		['http://[::1]:9/files/1', SANDBOX, 'http://[::1]:9/files/1'],
	])('may be %s when it comes from %s', (location, from, address) => {
		expect(fileAddress(location, from)).toBe(address);
	});

	it.each([
		['http://files.example/1', CLIO],
		['http://files.example/1', SANDBOX],
		['http://127.0.0.1/1', CLIO],
		['http://127.0.0.1.example/1', SANDBOX],
		['ftp://files.example/1', CLIO],
		['file:///etc/passwd', SANDBOX],
		['data:text/plain,x', CLIO],
		['https://user@files.example/1', CLIO],
		['https://', CLIO],
		['', CLIO],
		[undefined, CLIO],
		[{ href: 'https://files.example' }, CLIO],
	])('may not be %j when it comes from %s', (location, from) => {
		expect(fileAddress(location, from)).toBeUndefined();
	});
});
