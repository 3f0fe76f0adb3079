import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import type { ClioRegion } from '../../../credentials/regions';
import { CUSTOM_BASE_URL_RULE, resolveBaseUrl } from '../../../credentials/regions';
import { StartedJobs } from './background/startedJobs';
import { Reads } from './coalescing/reads';
import { InputProblem } from './errors/inputProblem';
import type { KnownCustomFields } from './lookup/customFields';
import { FolderContents } from './lookup/folderContents';
import { Lookups } from './lookup/lookups';
import type { RateWindow } from './rateLimit/window';
import { rateWindowOf } from './rateLimit/windows';
import type { Traffic } from './traffic';
import { noTraffic } from './traffic';

/** The n8n contexts in which Clio is asked for something. */
export type ClioContext = IExecuteFunctions | ILoadOptionsFunctions | TriggerContext;

/** Those of triggers among them: no item is at hand, and nobody can stop them. */
export type TriggerContext = IHookFunctions | IPollFunctions | IWebhookFunctions;

export type ClioCredentialType = 'clioOAuth2Api' | 'clioTokenApi';

/** How long requests may take. */
export interface Limits {
	/** seconds until a request without an answer is given up */
	timeoutSeconds: number;
	/** the most seconds that an execution waits for Clio's limit of requests a minute */
	waitSeconds: number;
}

/** Whose account requests go to, what they may do there, and what this execution has done so far. */
export interface ClioSession {
	credentialType: ClioCredentialType;
	region: ClioRegion;
	/** origin and path prefix, no slash at the end */
	baseUrl: string;
	readOnly: boolean;
	/** whether webhooks may be registered although the credential is Read Only: a trigger's own */
	registersWebhooks?: true;
	/** whether writes are shown instead of sent */
	previewOnly: boolean;
	limits: Limits;
	/** shared by all executions of this process that use the credential */
	window: RateWindow;
	traffic: Traffic;
	/** records that this execution has read */
	reads: Reads;
	/** records that this execution has looked up by name */
	lookups: Lookups;
	/** ids of records that the item at hand has created, changed or deleted */
	written: Array<string | number>;
	/** the account's custom fields, as far as this execution needed them */
	customFields: KnownCustomFields;
	/** what this execution knows to be in folders */
	contents: FolderContents;
	/** what prices usually are, in currency units, by whose and of what; undefined where that cannot be told */
	usualAmounts: Map<string, number | undefined>;
	/** what Clio makes in the background for this execution */
	jobs: StartedJobs;
}

const CREDENTIAL_TYPES: Readonly<Record<string, ClioCredentialType>> = {
	oAuth2: 'clioOAuth2Api',
	token: 'clioTokenApi',
};

/**
 * Reads the credential of a node, at the beginning of an execution.
 *
 * @param authentication the node's parameter of that name
 * @throws InputProblem when the region is unknown, the custom Base URL is refused, or tokens would be renewed elsewhere
 */
export async function clioSession(this: ClioContext, authentication: unknown, limits: Limits): Promise<ClioSession> {
	const chosen = String(authentication);
	const credentialType = Object.hasOwn(CREDENTIAL_TYPES, chosen) ? CREDENTIAL_TYPES[chosen] : undefined;
	if (credentialType === undefined) {
		throw new InputProblem(`There is no authentication "${chosen}"`, 'Choose OAuth2 or Token under Authentication.');
	}
	const { region, baseUrl, readOnly, accessTokenUrl } = await this.getCredentials(credentialType);
	const resolved = resolveBaseUrl(region, baseUrl);
	if (resolved === undefined) {
		throw region === 'custom'
			? new InputProblem("The credential's Base URL is refused", `${CUSTOM_BASE_URL_RULE}.`)
			: new InputProblem("The credential's region is unknown", 'Choose a Region in the Clio credential and save it.');
	}
	// n8n before 2.41 lets an address that was stored along win over the computed one, and would renew the token there.
	if (credentialType === 'clioOAuth2Api' && accessTokenUrl !== `${resolved}/oauth/token`) {
		throw new InputProblem(
			'The credential holds a hidden address that does not belong to its region',
			'It came with an import; n8n would send the Client Secret there. Create the credential anew in n8n and connect it.',
		);
	}
	const details = this.getNode().credentials?.[credentialType];
	return {
		credentialType,
		region: region as ClioRegion,
		baseUrl: resolved,
		readOnly: readOnly === true,
		previewOnly: false,
		limits,
		window: rateWindowOf(details?.id ?? details?.name ?? '', resolved),
		traffic: noTraffic(),
		reads: new Reads(),
		written: [],
		lookups: new Lookups(),
		customFields: {},
		contents: new FolderContents(),
		usualAmounts: new Map(),
		jobs: new StartedJobs(),
	};
}
