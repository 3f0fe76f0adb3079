import assert from 'node:assert/strict';
import { it } from 'node:test';

import { listAt, textAt, type JsonRecord } from '../../../scripts/realN8n/json.mjs';
import { readCredentialTypes, readNodeTypes } from '../../../scripts/realN8n/rest/workflows.mjs';
import type { World } from '../world/world.mjs';

/** The tarball is a community package that n8n has loaded, whole. */
export function testLoads(world: () => World): void {
	void it('offers the Clio node with its copy for AI agents, and the triggers', async () => {
		const types = await readNodeTypes(world().session);
		const ours = types.filter((type) => textAt(type, 'name').startsWith(`${world().packed.name}.`));
		assert.deepEqual(ours.map((type) => textAt(type, 'name')).sort(), [
			'n8n-nodes-clio.clio',
			'n8n-nodes-clio.clioPollingTrigger',
			'n8n-nodes-clio.clioTool',
			'n8n-nodes-clio.clioTrigger',
		]);
		const clio = ours.find((type) => type.name === 'n8n-nodes-clio.clio');
		assert.ok(clio);
		assert.deepEqual(listAt({ version: [clio.version].flat() }, 'version'), [1]);
		assert.equal(clio.usableAsTool, true);
		assert.deepEqual(optionsOf(clio, 'resource').includes('user'), true);
		assert.match(JSON.stringify(clio.iconUrl), /icons\/n8n-nodes-clio\/dist\/icons\/clio\.svg/);
	});

	void it('offers both credential types with their hidden addresses computed from the region', async () => {
		const types = await readCredentialTypes(world().session);
		const named = (name: string) => types.find((type) => type.name === name);
		const [oAuth2, token] = [named('clioOAuth2Api'), named('clioTokenApi')];
		assert.ok(oAuth2 && token);
		for (const [name, path] of [
			['authUrl', '/oauth/authorize'],
			['accessTokenUrl', '/oauth/token'],
		] as const) {
			const property = propertyOf(oAuth2, name);
			assert.equal(property.type, 'hidden');
			const expression = textAt(property, 'default');
			assert.ok(expression.startsWith('={{'));
			assert.ok(expression.includes('$self["region"]'));
			assert.ok(expression.includes(`https://eu.app.clio.com${path}`));
		}
		assert.deepEqual(optionsOf(token, 'region').sort(), ['au', 'ca', 'custom', 'eu', 'us']);
	});

	void it('serves the icons', async () => {
		for (const file of ['clio.svg', 'clio.dark.svg']) {
			const response = await fetch(`${world().n8n.url}/icons/${world().packed.name}/dist/icons/${file}`);
			assert.equal(response.status, 200, file);
			assert.match(await response.text(), /<svg/);
		}
	});
}

function propertyOf(type: JsonRecord, name: string): JsonRecord {
	const found = listAt(type, 'properties').find((property) => Reflect.get(Object(property), 'name') === name);
	assert.ok(typeof found === 'object' && found !== null, `${name} is missing`);
	return { ...found };
}

function optionsOf(type: JsonRecord, name: string): string[] {
	return listAt(propertyOf(type, name), 'options').map((option) => String(Reflect.get(Object(option), 'value')));
}
