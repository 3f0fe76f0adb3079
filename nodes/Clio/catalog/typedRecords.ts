import type { FilterFacts } from './filters';
import { recordKind } from './recordKinds';

/** What a filter is called where its record is typed rather than picked: `Bill Name or ID`, or `Allocation ID` where they have no name. */
export function typedRecordLabel({ label, kinds }: FilterFacts): string {
	const hasName = [...kinds.values()].some((kind) => kind !== undefined && (recordKind(kind)?.exact.length ?? 0) > 0);
	return `${label} ${hasName ? 'Name or ID' : 'ID'}`;
}
