/** n8n's engine in one process: credentials, OAuth2 connection and workflow runs, without n8n's server. */
export { keepBinaryDataInFiles, readBinary, storeBinary } from './binaryFiles';
export { loadBuiltPackage, type BuiltPackage } from './builtPackage';
export { CALLBACK_PATH, listenForCallback, type CallbackServer } from './callbackServer';
export { consentOverHttp, type ConsentChoice } from './consentPage';
export { CredentialStore } from './credentialStore';
export { START_NODE_TYPE, type NodeTypesByName } from './nodeTypes';
export { loadOptions } from './loadOptions';
export { mapperFields } from './mapperFields';
export { beginConnection, completeConnection, type PendingConnection } from './oauth2Connect';
export type { NodeRun, WorkflowRun } from './runResult';
export { PollingWorkflow, type PollingOptions } from './pollingWorkflow';
export { runWorkflow, type RunOptions, type WorkflowDefinition } from './runWorkflow';
export { searchList, type ListSearch } from './searchList';
export { testCredential } from './testCredential';
export { startTriggerHost, type TriggerHost } from './triggerHost';
