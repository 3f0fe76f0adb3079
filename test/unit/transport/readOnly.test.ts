import { refuseIfReadOnly } from '../../../nodes/Clio/transport/readOnly';
import { newSession } from './fakeContext';

const PATH = '/api/v4/matters.json';

describe('a write', () => {
	it.each<['POST' | 'PATCH' | 'DELETE']>([['POST'], ['PATCH'], ['DELETE']])(
		'is refused where it may not be: %s',
		(method) => {
			expect(() => refuseIfReadOnly({ ...newSession(), readOnly: true }, method, PATH)).toThrow('Read Only');
			expect(() => refuseIfReadOnly({ ...newSession(), previewOnly: true }, method, PATH)).toThrow(
				'cannot be previewed',
			);
			expect(() => refuseIfReadOnly(newSession(), method, PATH)).not.toThrow();
		},
	);
});

describe('a registration of a trigger', () => {
	const trigger = { ...newSession(), readOnly: true, registersWebhooks: true as const };

	it.each(['/api/v4/webhooks.json', '/api/v4/webhooks/12.json', '/api/v4/webhooks/12'])(
		'may be written: %s',
		(path) => {
			expect(() => refuseIfReadOnly(trigger, 'POST', path)).not.toThrow();
			expect(() => refuseIfReadOnly({ ...newSession(), readOnly: true }, 'POST', path)).toThrow('Read Only');
		},
	);

	it.each(['/api/v4/webhooks_of_others.json', PATH, '/oauth/deauthorize'])('is nothing else: %s', (path) => {
		expect(() => refuseIfReadOnly(trigger, 'POST', path)).toThrow('Read Only');
	});
});

describe('a read', () => {
	it('is never refused', () => {
		expect(() => refuseIfReadOnly({ ...newSession(), readOnly: true, previewOnly: true }, 'GET', PATH)).not.toThrow();
	});
});
