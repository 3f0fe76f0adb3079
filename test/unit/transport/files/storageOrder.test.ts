import { storageOrder } from '../../../../nodes/Clio/transport/files/storageOrder';

const CLIO = { baseUrl: 'https://app.clio.com' };
const headers = [
	{ name: 'x-amz-server-side-encryption', value: 'AES256' },
	{ name: 'Content-Type', value: 'image/jpeg' },
];

describe('where the bytes of a file go', () => {
	it('is what Clio signed, with its headers', () => {
		expect(storageOrder(CLIO, { put_url: 'https://files.example/1?X-Amz-Signature=a', put_headers: headers })).toEqual({
			url: 'https://files.example/1?X-Amz-Signature=a',
			headers: { 'x-amz-server-side-encryption': 'AES256', 'Content-Type': 'image/jpeg' },
		});
	});

	it.each([
		undefined,
		null,
		{},
		{ put_url: null },
		{ put_url: '' },
		{ put_url: 'http://files.example/1' },
		{ put_url: 'http://127.0.0.1/1' },
		{ put_url: 'file:///etc/passwd' },
		{ put_url: 'https://user:secret@files.example/1' },
	])('is nowhere with %j', (record) => {
		expect(storageOrder(CLIO, record)).toBeUndefined();
	});

	it('may be this machine where Clio is', () => {
		const order = storageOrder({ baseUrl: 'http://127.0.0.1:4010' }, { put_url: 'http://127.0.0.1:4020/1' });
		expect(order).toEqual({ url: 'http://127.0.0.1:4020/1', headers: {} });
	});

	it('never gets a token, nor a header that would break the request', () => {
		const put_headers = [
			{ name: 'Authorization', value: 'Bearer x' },
			{ name: 'host', value: 'elsewhere.example' },
			{ name: 'Content-Length', value: '5' },
			{ name: 'X-Bad', value: 'a\r\nX-Worse: b' },
			{ name: 'X Bad', value: 'a' },
			'no header',
			...headers.slice(0, 1),
		];
		expect(storageOrder(CLIO, { put_url: 'https://files.example/1', put_headers })?.headers).toEqual({
			'x-amz-server-side-encryption': 'AES256',
		});
	});
});
