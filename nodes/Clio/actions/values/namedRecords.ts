import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { roleFilters } from '../../catalog/referenceRoles';
import { locatedId } from '../../transport/lookup/locatedId';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import { stageId } from '../matterStage';
import { idValue, withinOf } from '../references';
import type { Conversion, NamedRecord } from './conversion';

/**
 * Puts the IDs of the records that values name where they belong. Asks Clio for those that are given by number or name
 * only; what narrows another one, such as the practice area of a stage, comes first.
 *
 * @param data the body, which the records are part of
 * @throws InputProblem that names the value whose record is not there, or is there several times
 */
export async function placeNamedRecords(
	this: IExecuteFunctions,
	session: ClioSession,
	{ operation, named }: Conversion,
	data: IDataObject,
	itemIndex: number,
): Promise<void> {
	for (const record of [...named.filter(isOuter), ...named.filter((each) => !isOuter(each))]) {
		const { what, kind, attribute, value, place } = record;
		const shown = `"${what}"`;
		const area = isRecord(data.practice_area) ? data.practice_area.id : undefined;
		const id =
			kind === 'matterStage'
				? await stageId.call(this, session, { operation, itemIndex, value, what: shown, practiceArea: area })
				: await locatedId.call(this, session, value, kind, shown, {
						...withinOf(kind, data),
						...roleFilters(parameterOf(attribute)),
					});
		place(idValue(kind, shown, id ?? ''));
	}
}

function isOuter({ kind }: NamedRecord): boolean {
	return kind !== 'matterStage' && kind !== 'jurisdictionTrigger';
}

function parameterOf(attribute: string): string {
	return attribute.replace(/_id$/, '').replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
