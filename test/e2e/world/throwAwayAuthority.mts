import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { generate } from 'selfsigned';

/** Files of a certificate for some hosts and of the authority that vouches for it. */
export interface HostCertificate {
	authorityFile: string;
	certificateFile: string;
	keyFile: string;
}

/** Makes an authority that nobody else trusts and a certificate of it for the hosts; its key is thrown away. */
export async function makeHostCertificate(hosts: readonly string[], folder: string): Promise<HostCertificate> {
	const common = { keyType: 'ec', algorithm: 'sha256' } as const;
	const authority = await generate([{ name: 'commonName', value: 'Throw-away authority of a test' }], {
		...common,
		extensions: [
			{ name: 'basicConstraints', cA: true, critical: true },
			{ name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
		],
	});
	const host = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
		...common,
		ca: { key: authority.private, cert: authority.cert },
		extensions: [
			{ name: 'basicConstraints', cA: false },
			{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) },
		],
	});
	const write = (name: string, text: string) => {
		const file = join(folder, name);
		writeFileSync(file, text);
		return file;
	};
	return {
		authorityFile: write('authority.pem', authority.cert),
		certificateFile: write('hosts.pem', host.cert),
		keyFile: write('hosts.key', host.private),
	};
}
