import { operationsByResource } from '../catalog/places';

/** Operations that the node has beside Clio's own, by resource. */
const OWN: Readonly<Record<string, readonly string[]>> = {
	apiCall: ['send'],
	connection: ['check', 'deauthorize', 'describe'],
};

/** Everything the node can be asked to do: the operations of each resource, by the values of the two parameters. */
export function offer(): ReadonlyMap<string, readonly string[]> {
	const ofClio = [...operationsByResource()].map(
		([resource, operations]) => [resource, [...operations.keys()]] as const,
	);
	const offered = new Map<string, readonly string[]>(ofClio);
	for (const [resource, operations] of Object.entries(OWN)) {
		offered.set(resource, [...(offered.get(resource) ?? []), ...operations]);
	}
	return offered;
}
