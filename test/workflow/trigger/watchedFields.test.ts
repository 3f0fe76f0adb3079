import { webhookModels } from '../../../nodes/Clio/catalog/webhookModels';
import { fieldsToWatch } from '../../../nodes/Clio/webhooks/watchedFields';
import { ClioTrigger } from '../../../nodes/Clio/ClioTrigger.node';
import { loadOptions } from '../../../scripts/engine';
import { useClioSandbox } from '../clio/clioSandbox';
import { triggerNode } from './clioTrigger';

const clio = useClioSandbox();
const TYPE = 'n8n-nodes-clio.clioTrigger';

async function choices(resource: string, method: string, parameter: string) {
	const account = { details: await clio().unconnected(), type: 'clioOAuth2Api' as const };
	const node = triggerNode(account, { resource });
	const engine = { nodeTypes: { [TYPE]: new ClioTrigger() }, credentials: clio().credentials };
	return await loadOptions({ node, parameter, method }, engine);
}

describe.each([...webhookModels()])('of %s', (resource, model) => {
	it('each field that can be watched is one that Clio takes', async () => {
		const offered = await choices(resource, 'getWatchedFields', 'watchedFields');
		expect(offered.length).toBeGreaterThan(3);
		const refused: unknown[] = [];
		for (const { value } of offered) {
			for (const fields of fieldsToWatch(model, [String(value)])) {
				const { status } = await clio().process.control.perform({
					region: 'us',
					method: 'POST',
					path: '/webhooks',
					data: { url: 'https://n8n.example.com/webhook/1/webhook', model: model.model, fields },
				});
				if (status !== 201) refused.push([value, fields, status]);
			}
		}
		expect(refused).toEqual([]);
	});

	it('the fields to return can be chosen', async () => {
		expect((await choices(resource, 'getReturnFields', 'chosenFields')).length).toBeGreaterThan(10);
	});
});
