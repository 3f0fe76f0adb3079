import { factsByResource } from '../catalog/places';

/** What the node does without an operation of Clio's, by resource; none of them is a resource of Clio's. */
const OWN: Readonly<Record<string, readonly string[]>> = {
	apiCall: ['send'],
	connection: ['check', 'deauthorize', 'describe'],
};

const offered: ReadonlyMap<string, readonly string[]> = new Map([
	...[...factsByResource()].map(([resource, operations]) => [resource, [...operations.keys()]] as const),
	...Object.entries(OWN),
]);

/** Everything the node can be asked to do: the operations of each resource, by the values of the two parameters. */
export function offer(): ReadonlyMap<string, readonly string[]> {
	return offered;
}
