import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeType,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import example from '../../../examples/mail-attachment-to-matter.json';
import { Clio } from '../../../nodes/Clio/Clio.node';
import { runWorkflow } from '../../../scripts/engine';
import type { Account } from './clioSandbox';
import { useClioSandbox } from './clioSandbox';
import { some } from './uploadSupport';

const clio = useClioSandbox();

type PutOut = (items: INodeExecutionData[]) => INodeExecutionData[];

/** Notes on the canvas are for people. */
const withoutNotes = (nodes: INode[]) => nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');

/** Stands for one of n8n's own nodes, whose package is not among our dependencies. */
function standIn(name: string, putOut: PutOut = (items) => items): Record<string, INodeType> {
	const node: INodeType = {
		description: {
			...{ displayName: name, name, group: ['transform'], version: [1, 1.1, 2, 3.4], description: name },
			...{
				defaults: { name },
				inputs: [NodeConnectionTypes.Main],
				outputs: [NodeConnectionTypes.Main],
				properties: [],
			},
		},
		async execute(this: IExecuteFunctions) {
			return await Promise.resolve([putOut(this.getInputData())]);
		},
	};
	return { [`n8n-nodes-base.${name}`]: node };
}

/** An item for each binary field, with the item's data. */
const splitBinary: PutOut = (items) =>
	items.flatMap(({ json, binary = {} }, item) =>
		Object.entries(binary).map(([name, data]) => ({ json, binary: { [name]: data }, pairedItem: { item } })),
	);

/** Runs the workflow as it is imported, with these emails in the place of its sample. */
async function file({ details }: Account, emails: INodeExecutionData[]) {
	const nodes = withoutNotes(example.nodes as unknown as INode[]).map((node) =>
		node.credentials === undefined ? node : { ...node, credentials: { clioOAuth2Api: details } },
	);
	const nodeTypes = {
		...{ 'n8n-nodes-clio.clio': new Clio(), ...standIn('emailReadImap'), ...standIn('convertToFile') },
		...{ ...standIn('set', () => emails), ...standIn('splitOut', splitBinary), ...standIn('noOp') },
	};
	const definition = { nodes, connections: example.connections as never, settings: { executionOrder: 'v1' as const } };
	return await runWorkflow(definition, { nodeTypes, credentials: clio().credentials });
}

const attachments = (...names: string[]): IBinaryKeyData =>
	Object.fromEntries(
		names.map((fileName, index) => [
			`attachment_${index}`,
			{ data: Buffer.from(`${fileName} of ${index}`).toString('base64'), mimeType: 'application/pdf', fileName },
		]),
	);

describe('the example of mail attachments', () => {
	it('files each in the matter that the subject names, keeps equal names apart, and tells what it could not file', async () => {
		const account = await clio().connected();
		const [matter, other] = await some(clio(), account, 'matter');
		const email = (number: unknown, binary: IBinaryKeyData): INodeExecutionData => ({
			json: { subject: `Re: [${String(number)}] Signed papers`, date: '2026-03-04T10:00:00Z' },
			binary,
		});
		const run = await file(account, [
			email(matter?.display_number, attachments('Lease.pdf', 'Lease.pdf', 'Annex – Pläne.pdf')),
			email(other?.display_number, attachments('Deed.pdf')),
			{ json: { subject: 'No number', date: '2026-03-04T10:00:00Z' }, binary: attachments('Stray.pdf') },
		]);
		expect(run.error).toBeUndefined();
		const filed = run.json('Filed');
		expect(filed.map(({ name }) => name)).toEqual(['Lease.pdf', 'Lease (2).pdf', 'Annex – Pläne.pdf', 'Deed.pdf']);
		expect(filed.map((document) => (document.matter as IDataObject).id)).toEqual([
			...[matter?.id, matter?.id, matter?.id, other?.id],
		]);
		const folders = filed.map(({ parent }) => parent as IDataObject);
		expect(new Set(folders.map(({ id }) => id)).size).toBe(2);
		expect(folders[0]?.name).toBe(String(new Date().getFullYear()));
		expect(run.json('Tell the Office')).toHaveLength(1);
		expect(JSON.stringify(run.json('Tell the Office'))).toMatch(/Parent/);
	}, 30_000);
});
