const bareClients = /^(node|undici|axios|got|node-fetch|curl|python-requests|okhttp)(\/[\w.]+)?$/i;

/** Why the firewall in front of Clio would turn this User-Agent away (live reports); undefined when it would not. */
export function userAgentProblem(userAgent: string | undefined): string | undefined {
	if (userAgent === undefined || userAgent.trim() === '') return 'missing User-Agent';
	if (/https?:\/\/|www\./i.test(userAgent)) return 'User-Agent contains a URL';
	if (bareClients.test(userAgent.trim())) return 'User-Agent of a bare HTTP client';
	return undefined;
}

/** The firewall's page: HTML, no JSON. */
export const firewallPage =
	'<!DOCTYPE html><html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1><p>Request blocked.</p></body></html>';
