import { isRecord } from '../../transport/record';
import { idOf } from '../action';
import { refuseForeignStage } from '../matterStage';
import { narrowChange } from './narrowChange';

/** Puts a matter into another stage of its practice area; Clio has no other stages for it (Clio: Matters). */
export const changeStage = narrowChange(
	'changeStage',
	[{ matter_stage: ['id'], practice_area: ['id', 'name'] }],
	async function ({ session, record, given }) {
		const stage = idOf(given.matter_stage);
		await refuseForeignStage.call(this, session, stage, isRecord(record.practice_area) ? record.practice_area : {});
		return String(idOf(record.matter_stage)) === String(stage) ? {} : given;
	},
);
