import type { OperationFacts } from '../specification/facts.mjs';
import { resourceOf, specification } from '../specification/specification.mjs';
import type { Region } from '../world/region.mjs';

const tagsByResource = new Map(specification.operations.map((operation) => [resourceOf(operation), operation.tag]));

/* "Expense Categories" tags two resources: the legal aid one belongs to its own group. */
const legalAid = 'Legal Aid England & Wales';

/** The permission groups that open a resource; none for resources that only live inside others. */
export function groupsOf(resource: string): string[] {
	const tag = tagsByResource.get(resource);
	if (tag === undefined) return [];
	if (resource.startsWith('Lauk')) return [legalAid];
	return Object.keys(specification.groups).filter(
		(group) => group !== legalAid && specification.groups[group]?.includes(tag) === true,
	);
}

/** Whether the app lacks the permission for a resource: every group that would open it is denied. */
export function isDenied(region: Region, resource: string): boolean {
	const denied = region.settings.deniedPermissions.map((name) => name.toLowerCase());
	if (denied.length === 0) return false;
	const groups = groupsOf(resource);
	return groups.length > 0 && groups.every((group) => denied.includes(group.toLowerCase()));
}

/** Who am I needs a token only; everything else needs its group's permission. */
export function isOperationDenied(region: Region, operation: OperationFacts): boolean {
	return operation.id !== 'User#who_am_i' && isDenied(region, resourceOf(operation));
}
