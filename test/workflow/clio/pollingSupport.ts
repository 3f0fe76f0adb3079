/* eslint-disable @n8n/community-nodes/no-restricted-imports -- stands between n8n and the sandbox; not part of the package */
import { createServer, request as httpRequest } from 'node:http';

import type { IDataObject, INodeParameters, WorkflowActivateMode } from 'n8n-workflow';

import { ClioPollingTrigger } from '../../../nodes/Clio/ClioPollingTrigger.node';
import { PollingWorkflow } from '../../../scripts/engine';
import type { Account, ClioSandbox } from './clioSandbox';

const TYPE = 'n8n-nodes-clio.clioPollingTrigger';

/** A workflow that begins with the trigger, as n8n has activated it. */
export function activate(
	clio: ClioSandbox,
	{ details, type }: Account,
	parameters: INodeParameters,
	{ staticData, activation }: { staticData?: IDataObject; activation?: WorkflowActivateMode } = {},
): PollingWorkflow {
	const authentication = type === 'clioTokenApi' ? 'token' : 'oAuth2';
	const node = {
		id: '1',
		name: 'New in Clio',
		type: TYPE,
		typeVersion: 1,
		position: [0, 0] satisfies [number, number],
		parameters: { authentication, ...parameters },
		credentials: { [type]: details },
	};
	const given = staticData === undefined ? {} : { staticData };
	const options = { nodeTypes: { [TYPE]: new ClioPollingTrigger() }, credentials: clio.credentials, ...given };
	return new PollingWorkflow(node, options, activation);
}

/** The same workflow after a restart of n8n, which reads what it has stored. */
export function restarted(
	clio: ClioSandbox,
	account: Account,
	parameters: INodeParameters,
	former: PollingWorkflow,
): PollingWorkflow {
	return activate(clio, account, parameters, { staticData: former.stored(), activation: 'init' });
}

/** Somebody else who works in Clio. */
export class Colleague {
	private constructor(
		private readonly baseUrl: string,
		private readonly token: string,
	) {}

	static async of(clio: ClioSandbox): Promise<Colleague> {
		const { access_token: token } = await clio.process.control.grant('us');
		return new Colleague(clio.process.regions.us.baseUrl, token);
	}

	/** Writes a record. @returns its ID */
	async write(method: 'POST' | 'PATCH' | 'DELETE', path: string, data?: IDataObject): Promise<number> {
		const response = await fetch(`${this.baseUrl}/api/v4${path}`, {
			method,
			headers: {
				Authorization: `Bearer ${this.token}`,
				'Content-Type': 'application/json',
				'User-Agent': 'colleague',
			},
			...(data === undefined ? {} : { body: JSON.stringify({ data }) }),
		});
		if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
		if (response.status === 204) return 0;
		const answer = (await response.json()) as { data: { id: number } };
		return answer.data.id;
	}

	async company(name: string): Promise<number> {
		return await this.write('POST', '/contacts.json', { type: 'Company', name });
	}

	async rename(id: number, name: string): Promise<void> {
		await this.write('PATCH', `/contacts/${id}.json`, { name });
	}
}

/** What may happen before Clio gets a request: something in Clio, or a broken connection. */
export type Interruption = (path: string) => Promise<'pass' | 'break'>;

/** Stands between n8n and the sandbox and lets something happen before each request. */
export async function interrupted<Result>(
	baseUrl: string,
	before: Interruption,
	work: (baseUrl: string) => Promise<Result>,
): Promise<Result> {
	const target = new URL(baseUrl);
	const server = createServer((incoming, outgoing) => {
		const chunks: Buffer[] = [];
		incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
		incoming.on('end', () => {
			void before(incoming.url ?? '').then((then) => {
				if (then === 'break') return void incoming.socket.destroy();
				const headers = { ...incoming.headers, host: target.host };
				const forwarded = httpRequest(
					{ host: target.hostname, port: target.port, path: incoming.url, method: incoming.method, headers },
					(answer) => {
						outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
						answer.pipe(outgoing);
					},
				);
				forwarded.end(Buffer.concat(chunks));
			});
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	try {
		return await work(`http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`);
	} finally {
		server.closeAllConnections();
		await new Promise<void>((resolve) => server.close(() => resolve()));
	}
}
