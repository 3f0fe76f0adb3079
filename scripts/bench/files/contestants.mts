import type { CredentialReference } from '../../realN8n/examples.mjs';
import type { JsonRecord } from '../../realN8n/json.mjs';
import { clioNode, type Contestant } from '../workflows.mjs';
import type { SignedFile } from './clioFiles.mjs';

/** A workflow, and the one node of it whose time counts. */
export interface FileContestant extends Contestant {
	/** name of that node; absent for what others are measured against */
	timed?: string;
}

/** n8n reads the file into its own binary data, on disk: what each upload begins with. */
function readFile(path: string): JsonRecord {
	return {
		name: 'Read File',
		type: 'n8n-nodes-base.readWriteFile',
		typeVersion: 1,
		parameters: { operation: 'read', fileSelector: path, options: {} },
	};
}

export const readAlone = (path: string): FileContestant => ({ name: 'Read File alone', nodes: [readFile(path)] });

/** Document: Upload. */
export function clioUpload(
	credential: CredentialReference,
	path: string,
	matter: number,
	name: string,
): FileContestant {
	const clio = clioNode('Clio', credential, {
		...{ resource: 'document', operation: 'upload', parentType: 'Matter' },
		parent: { __rl: true, mode: 'id', value: String(matter) },
		values: { mappingMode: 'defineBelow', value: { name } },
		...{ returnFields: 'choose', chosenFields: ['size'] },
	});
	return { name: 'Clio: Upload', nodes: [readFile(path), clio], timed: 'Clio' };
}

/** The bytes alone, to an address that was announced beforehand. */
export function httpUpload(path: string, { url, headers }: SignedFile): FileContestant {
	const http = httpNode({
		...{ method: 'PUT', url, sendHeaders: true },
		headerParameters: { parameters: Object.entries(headers).map(([name, value]) => ({ name, value })) },
		...{ sendBody: true, contentType: 'binaryData', inputDataFieldName: 'data' },
		options: { response: { response: { responseFormat: 'text' } } },
	});
	return { name: 'HTTP Request (PUT)', nodes: [readFile(path), http], timed: 'HTTP Request' };
}

/** Document: Download. */
export function clioDownload(credential: CredentialReference, document: number): FileContestant {
	const record = { __rl: true, mode: 'id', value: String(document) };
	const clio = clioNode('Clio', credential, { resource: 'document', operation: 'download', record });
	return { name: 'Clio: Download', nodes: [clio], timed: 'Clio' };
}

/** The bytes alone, from an address that Clio gave beforehand. */
export function httpDownload(url: string): FileContestant {
	const http = httpNode({
		...{ method: 'GET', url },
		options: { response: { response: { responseFormat: 'file', outputPropertyName: 'data' } } },
	});
	return { name: 'HTTP Request (GET)', nodes: [http], timed: 'HTTP Request' };
}

function httpNode(parameters: JsonRecord): JsonRecord {
	return { name: 'HTTP Request', type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, parameters };
}
