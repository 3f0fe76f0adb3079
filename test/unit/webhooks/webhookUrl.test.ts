import { checkWebhookUrl, isOfSameNode, webhookBaseOf } from '../../../nodes/Clio/webhooks/webhookUrl';
import { InputProblem } from '../../../nodes/Clio/transport/errors/inputProblem';

const CLIO = 'https://clio.example';

describe('a webhook URL', () => {
	it.each(['https://n8n.example.com/webhook/1/webhook', 'https://n8n.example.com:8443/x', 'https://203.0.113.7/x'])(
		'can be %s',
		(url) => expect(() => checkWebhookUrl(url, CLIO)).not.toThrow(),
	);

	it.each([
		'http://n8n.example.com/webhook',
		'http://localhost:5678/webhook',
		'https://localhost/webhook',
		'https://127.0.0.1/webhook',
		'https://[::1]/webhook',
		'https://10.0.0.4/webhook',
		'https://172.16.3.4/webhook',
		'https://192.168.0.2/webhook',
		'https://n8n.local/webhook',
		'https://n8n.internal/webhook',
	])('cannot be %s', (url) => expect(() => checkWebhookUrl(url, CLIO)).toThrow(InputProblem));

	it.each(['http://127.0.0.1:4000', 'http://localhost:4000/us'])(
		'may be anything when the account is at %s',
		(base) => {
			expect(() => checkWebhookUrl('http://localhost:5678/webhook', base)).not.toThrow();
		},
	);

	it('begins like those of the same n8n, and ends like that of the same node', () => {
		const url = 'https://n8n.example.com/webhook/0f3c/webhook';
		expect(webhookBaseOf(url)).toBe('https://n8n.example.com/webhook/');
		expect(isOfSameNode(url, 'https://other.example.com/webhook-test/0f3c/webhook')).toBe(true);
		expect(isOfSameNode(url, 'https://n8n.example.com/webhook/0f3d/webhook')).toBe(false);
		expect(isOfSameNode('', '')).toBe(false);
	});
});
