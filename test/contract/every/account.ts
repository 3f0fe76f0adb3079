import type { INodeParameters, ResourceMapperField } from 'n8n-workflow';

import { Clio } from '../../../nodes/Clio/Clio.node';
import { operationById } from '../../../nodes/Clio/catalog/catalog';
import type { OperationFacts } from '../../../nodes/Clio/catalog/types';
import type { SandboxProcess, SeenRequest } from '../../../sandbox/client/sandboxProcess';
import { startSandbox } from '../../../sandbox/client/sandboxProcess';
import { mapperFields, type WorkflowRun } from '../../../scripts/engine';
import type { Client } from '../../sandbox/support/client';
import { clientOf, dataOf } from '../../sandbox/support/client';
import type { Known } from '../../sandbox/support/happyPaths';
import { lookUp, otherId } from '../../sandbox/support/happyPaths';
import type { Account } from '../../workflow/clio/clioSandbox';
import { ClioSandbox, NODE } from '../../workflow/clio/clioSandbox';

/** A firm in the sandbox for all operations, one after the other, and the node that works on it. */
export class EveryOperationFirm {
	/** every API request of the node, in their order */
	readonly requests: Array<SeenRequest & { operationId: string }> = [];

	private readonly made: Record<string, string> = {};

	private constructor(
		readonly process: SandboxProcess,
		readonly known: Known,
		private readonly client: Client,
		private readonly clio: ClioSandbox,
		private readonly account: Account,
	) {}

	static async open(): Promise<EveryOperationFirm> {
		const process = await startSandbox();
		const client = await clientOf(process);
		const known = await lookUp(client);
		const fieldOf = async (parent: string) =>
			(await client.first(`/custom_fields.json?parent_type=${parent}&field_type=text_line`)).id;
		const fields = { matterField: await fieldOf('matter'), contactField: await fieldOf('contact') };
		const clio = new ClioSandbox(process);
		const { access_token: accessToken } = await process.control.grant('us');
		const account = await clio.tokenAccount({ connectWith: 'accessToken', accessToken });
		return new EveryOperationFirm(process, { ...known, ...fields }, client, clio, account);
	}

	/** Runs the node once and keeps what it sent. */
	async run(
		operation: OperationFacts,
		parameters: INodeParameters,
	): Promise<{ run: WorkflowRun; sent: SeenRequest[] }> {
		await this.clio.apiRequests();
		const run = await this.clio.run(this.account, parameters);
		const sent = await this.clio.apiRequests();
		this.requests.push(...sent.map((request) => ({ ...request, operationId: operation.id })));
		return { run, sent };
	}

	/** The fields of the form, as the editor keeps them beside the values. */
	async schemaOf(parameters: INodeParameters): Promise<ResourceMapperField[]> {
		const { details, type } = this.account;
		const node = {
			id: '1',
			name: NODE,
			type: 'n8n-nodes-clio.clio',
			typeVersion: 1,
			position: [0, 0] satisfies [number, number],
			parameters,
			credentials: { [type]: details },
		};
		const { fields } = await mapperFields(
			{ node, parameter: 'values', method: 'getValueFields' },
			{ nodeTypes: { 'n8n-nodes-clio.clio': new Clio() }, credentials: this.clio.credentials },
		);
		return fields;
	}

	/** Remembers what was created, so that it, and nothing else, is changed and deleted later. */
	keep({ id }: OperationFacts, record: unknown): void {
		const made: unknown = Reflect.get(Object(record), 'id');
		if (typeof made === 'number' || typeof made === 'string') this.made[kindOf(id)] = String(made);
	}

	/** The record that an operation is tried on. */
	async recordFor({ id, path }: OperationFacts): Promise<string> {
		const { known, made } = this;
		if (path.includes('{contact_id}')) return String(known.client);
		if (path.includes('{matter_id}')) return String(known.matter);
		if (id === 'JurisdictionsToTrigger#show') return String(known.trigger);
		if (id === 'DocumentArchive#download') {
			await this.packed(made.DocumentArchive ?? '');
			return made.DocumentArchive ?? '';
		}
		const own = made[kindOf(id)];
		const isOfSeed = /#(download|copy)$/.test(id);
		if (own !== undefined && !isOfSeed) return own;
		const other = await otherId(this.client, known, id);
		if (other !== undefined) return String(other);
		const list = operationById(LISTS[id] ?? `${kindOf(id)}#index`).path;
		return String(dataOf(await this.client.get(`${list}?limit=1&fields=id`))[0]?.id ?? '');
	}

	/** Problems that the sandbox has recorded. */
	async recorded(): Promise<string[]> {
		return await this.client.recorded();
	}

	async close(): Promise<void> {
		await this.process.stop();
	}

	/** Archives are packed in the background. */
	private async packed(archive: string): Promise<void> {
		const deadline = Date.now() + 5000;
		let state: unknown;
		while (state !== 'completed' && Date.now() < deadline) {
			state = dataOf(await this.client.get(`/document_archives/${archive}.json?fields=state`)).state;
		}
	}
}

/** Records that are listed under another name. */
const LISTS: Readonly<Record<string, string>> = {
	'DocumentVersion#index': 'Document#index',
};

function kindOf(operationId: string): string {
	return operationId.split('#')[0] ?? '';
}
