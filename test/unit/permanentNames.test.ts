import { ClioOAuth2Api } from '../../credentials/ClioOAuth2Api.credentials';
import { ClioTokenApi } from '../../credentials/ClioTokenApi.credentials';
import { Clio } from '../../nodes/Clio/Clio.node';
import { ClioPollingTrigger } from '../../nodes/Clio/ClioPollingTrigger.node';
import { ClioTrigger } from '../../nodes/Clio/ClioTrigger.node';
import frozen from './permanentNames.json';
import { permanentNames } from './permanentNames';

const current = permanentNames(
	[new Clio(), new ClioPollingTrigger(), new ClioTrigger()],
	[new ClioOAuth2Api(), new ClioTokenApi()],
);

describe('names that saved workflows and credentials contain', () => {
	it('are all still there: bring back what is listed here, or every workflow that uses it breaks', () => {
		expect(frozen.filter((name) => !current.includes(name))).toEqual([]);
	});

	it('are all frozen: run `npm run names`, once the names listed here are right for good', () => {
		expect(current.filter((name) => !frozen.includes(name))).toEqual([]);
	});

	it('are listed once each, in order', () => {
		expect(frozen).toEqual([...new Set(frozen)].sort());
	});
});
