import type { ICredentialDataDecryptedObject, ICredentialsEncrypted } from 'n8n-workflow';
import { ICredentials, UnexpectedError, jsonParse } from 'n8n-workflow';

/**
 * One credential as n8n keeps it, except that the text in the place of the ciphertext is plain JSON: the engine keeps
 * credentials in memory only. Every read gives a fresh copy, so nobody changes what is stored by changing what was read.
 */
export class StoredCredential extends ICredentials {
	async setData(data: ICredentialDataDecryptedObject): Promise<void> {
		this.data = JSON.stringify(data);
	}

	async updateData(
		changes: Partial<ICredentialDataDecryptedObject>,
		remove: Array<string | number> = [],
	): Promise<void> {
		const data: Partial<ICredentialDataDecryptedObject> = { ...(await this.getData()), ...changes };
		for (const name of remove) delete data[name];
		this.data = JSON.stringify(data);
	}

	async getData(): Promise<ICredentialDataDecryptedObject> {
		if (this.data === undefined) throw new UnexpectedError(`The credential "${this.name}" has no data`);
		return jsonParse<ICredentialDataDecryptedObject>(this.data);
	}

	getDataToSave(): ICredentialsEncrypted {
		const { name, type } = this;
		return {
			...(this.id === undefined ? {} : { id: this.id }),
			name,
			type,
			...(this.data === undefined ? {} : { data: this.data }),
		};
	}
}
