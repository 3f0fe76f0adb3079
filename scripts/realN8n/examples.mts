import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PROJECT_FOLDER } from './folders.mjs';
import { asRecord, isRecord, listAt, recordAt, textAt, type JsonRecord } from './json.mjs';
import type { WorkflowForm } from './rest/workflows.mjs';

/** A credential as workflows refer to it. */
export interface CredentialReference {
	type: string;
	id: string;
	name: string;
}

/** The workflows of the folder `examples`, by file name, with their references to that type of credential filled in. */
export function readExamples(reference: CredentialReference): WorkflowForm[] {
	const folder = join(PROJECT_FOLDER, 'examples');
	const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
	return files.sort().map((file) => {
		const example = asRecord(JSON.parse(readFileSync(join(folder, file), 'utf8')), file);
		return {
			name: textAt(example, 'name'),
			nodes: listAt(example, 'nodes').map((node) => withCredential(asRecord(node, file), reference)),
			connections: recordAt(example, 'connections'),
			settings: recordAt(example, 'settings'),
			...(isRecord(example.pinData) ? { pinData: example.pinData } : {}),
		};
	});
}

/** The node with its reference to that type of credential, if it has one, pointing to the given credential. */
export function withCredential(node: JsonRecord, { type, id, name }: CredentialReference): JsonRecord {
	const { credentials } = node;
	if (!isRecord(credentials) || !(type in credentials)) return node;
	return { ...node, credentials: { ...credentials, [type]: { id, name } } };
}

/** The name of the node that starts the workflow by hand. */
export function manualTriggerOf(workflow: WorkflowForm): string {
	const trigger = workflow.nodes.find((node) => node.type === 'n8n-nodes-base.manualTrigger');
	if (trigger) return textAt(trigger, 'name');
	throw new Error(`The workflow "${workflow.name}" has no manual trigger`);
}
