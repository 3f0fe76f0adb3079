import type { OperationFacts } from '../types';
import { backgroundOperations } from './backgroundWork';
import { contactOperations } from './contacts';
import { correspondenceOperations } from './correspondence';
import { documentOperations } from './documents';
import { duplicateOperations } from './duplicates';
import { folderOperations } from './folders';
import { matterOperations } from './matters';
import { moneyOperations } from './money';
import type { OwnOperation } from './ownOperation';
import { ownFacts } from './ownOperation';
import { scheduleOperations } from './schedule';
import { timeOperations } from './time';
import { upsertOperations } from './upserts';
import { webhookOperations } from './webhooks';

/** Own operations by the values of the node's `resource` and `operation`. */
export type OwnOperations = Readonly<Record<string, Readonly<Record<string, OwnOperation>>>>;

/** The areas of the node; a resource may stand in several. */
const AREAS: readonly OwnOperations[] = [
	backgroundOperations,
	contactOperations,
	correspondenceOperations,
	documentOperations,
	duplicateOperations,
	folderOperations,
	matterOperations,
	moneyOperations,
	scheduleOperations,
	timeOperations,
	upsertOperations,
	webhookOperations,
];

const facts: ReadonlyMap<string, ReadonlyMap<string, OperationFacts>> = readFacts();

/** The facts of the operations that the node has for a resource beside Clio's own, by the values of `operation`. */
export function ownOperationsOf(resource: string): ReadonlyMap<string, OperationFacts> {
	return facts.get(resource) ?? new Map<string, OperationFacts>();
}

/** The values of `resource` for which the node has operations of its own. */
export function ownResources(): string[] {
	return [...facts.keys()];
}

function readFacts(): Map<string, Map<string, OperationFacts>> {
	const found = new Map<string, Map<string, OperationFacts>>();
	for (const [resource, operations] of AREAS.flatMap((area) => Object.entries(area))) {
		const ofResource = found.get(resource) ?? new Map<string, OperationFacts>();
		for (const [operation, own] of Object.entries(operations)) ofResource.set(operation, ownFacts(own));
		found.set(resource, ofResource);
	}
	return found;
}
