import { refuseIfReadOnly } from '../../../nodes/Clio/transport/readOnly';
import { newSession } from './fakeContext';

describe('a write', () => {
	it.each<['POST' | 'PATCH' | 'DELETE']>([['POST'], ['PATCH'], ['DELETE']])(
		'is refused where it may not be: %s',
		(method) => {
			expect(() => refuseIfReadOnly({ ...newSession(), readOnly: true }, method)).toThrow('Read Only');
			expect(() => refuseIfReadOnly({ ...newSession(), previewOnly: true }, method)).toThrow('cannot be previewed');
			expect(() => refuseIfReadOnly(newSession(), method)).not.toThrow();
		},
	);
});

describe('a read', () => {
	it('is never refused', () => {
		expect(() => refuseIfReadOnly({ ...newSession(), readOnly: true, previewOnly: true }, 'GET')).not.toThrow();
	});
});
