/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the one door to n8n's engine; never part of the package */

/** n8n's engine, loaded after its environment: import it from here only. */
import './environment';
import 'reflect-metadata';

export {
	BinaryDataService,
	ExecuteContext,
	RoutingNode,
	ExecutionLifecycleHooks,
	ExternalSecretsProxy,
	HookContext,
	LoadOptionsContext,
	PackageDirectoryLoader,
	PollContext,
	WebhookContext,
	WorkflowExecute,
	getAdditionalKeys,
} from 'n8n-core';
