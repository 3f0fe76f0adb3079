import type { SandboxProcess } from '../../../sandbox/client/sandboxProcess.js';
import { asRecord, listAt, numberAt, recordAt, textAt, type JsonRecord } from '../../realN8n/json.mjs';

/** An address for bytes, and the headers that were signed with it. */
export interface SignedFile {
	url: string;
	headers: Record<string, string>;
}

/** A document whose bytes Clio waits for. */
export interface AnnouncedFile extends SignedFile {
	id: number;
	uuid: string;
}

const VERSION = 'id,latest_document_version{uuid,put_url,put_headers}';

/** What the bench asks of the sandbox itself, as a client of Clio. */
export class ClioFiles {
	private constructor(
		private readonly api: string,
		private readonly token: string,
	) {}

	static async connect({ control, regions }: SandboxProcess): Promise<ClioFiles> {
		const { access_token: token } = await control.grant('us');
		return new ClioFiles(`${regions.us.baseUrl}/api/v4`, token);
	}

	async firstMatter(): Promise<number> {
		const answer = await this.ask('GET', '/matters.json?limit=1');
		return numberAt(asRecord(listAt(answer, 'data')[0], 'matter'), 'id');
	}

	async announce(matter: number, name: string): Promise<AnnouncedFile> {
		const body = { data: { name, parent: { id: matter, type: 'Matter' } } };
		const document = recordAt(await this.ask('POST', `/documents.json?fields=${VERSION}`, body), 'data');
		const version = recordAt(document, 'latest_document_version');
		const headers = listAt(version, 'put_headers').map((header) => asRecord(header, 'header'));
		return {
			...{ id: numberAt(document, 'id'), uuid: textAt(version, 'uuid'), url: textAt(version, 'put_url') },
			headers: Object.fromEntries(headers.map((header) => [textAt(header, 'name'), textAt(header, 'value')])),
		};
	}

	async finish({ id, uuid }: AnnouncedFile): Promise<void> {
		await this.ask('PATCH', `/documents/${id}.json`, { data: { uuid, fully_uploaded: true } });
	}

	async downloadAddress(id: number): Promise<string> {
		const response = await this.send('GET', `/documents/${id}/download.json`);
		const address = response.headers.get('location');
		if (address === null) throw new Error(`The download of ${id} leads nowhere (status ${response.status})`);
		return address;
	}

	private async ask(method: string, path: string, body?: unknown): Promise<JsonRecord> {
		const response = await this.send(method, path, body);
		if (!response.ok) throw new Error(`${method} ${path} ended in ${response.status}: ${await response.text()}`);
		return asRecord(await response.json(), path);
	}

	private async send(method: string, path: string, body?: unknown): Promise<Response> {
		return await fetch(`${this.api}${path}`, {
			method,
			redirect: 'manual',
			headers: {
				...{ Authorization: `Bearer ${this.token}`, 'User-Agent': 'bench/1.0' },
				...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
	}
}
