import type { IDataObject } from 'n8n-workflow';

import type { FieldSelection } from '../catalog/fieldSelection';
import { associationOf, namesInside } from '../catalog/fieldSelection';
import { isRecord } from '../transport/record';

/**
 * A record without what was asked for beside the selection. What Clio adds by itself stays, such as `redacted`.
 *
 * @param beside what the node needed to know
 */
export function shownFields(
	schema: string,
	selection: FieldSelection,
	beside: FieldSelection,
	record: IDataObject,
): IDataObject {
	if (beside.length === 0) return record;
	return Object.fromEntries(
		Object.entries(record).flatMap(([name, value]) => {
			if (!isAskedFor(beside, name)) return [[name, value]];
			if (!isAskedFor(selection, name)) return [];
			if (associationOf(schema, name) === undefined) return [[name, value]];
			const wanted = namesInside(schema, selection, name) ?? [];
			const added = (namesInside(schema, beside, name) ?? []).filter((each) => !wanted.includes(each));
			return [[name, without(value, added)]];
		}),
	);
}

function isAskedFor(selection: FieldSelection, name: string): boolean {
	return selection.some((entry) => (typeof entry === 'string' ? entry === name : Object.hasOwn(entry, name)));
}

/** A record that is referred to, or a list of them, without some of their attributes. */
function without(value: IDataObject[string], names: readonly string[]): IDataObject[string] {
	const rest = (row: object) => Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
	if (Array.isArray(value)) return (value as unknown[]).filter(isRecord).map(rest) as IDataObject[];
	return isRecord(value) ? (rest(value) as IDataObject) : value;
}
