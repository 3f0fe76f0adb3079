import type { Firm } from '../firm/firm.mjs';
import { linkTo } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import type { ApiRequest } from '../api/request.mjs';

/** How work in the background ends. */
export type Outcome = 'completed' | 'failed' | 'empty';

/** What is done when the work comes to its end; says how it ended. */
export type Completion = (firm: Firm, work: FirmRecord, outcome: Outcome) => Outcome;

/** The states before the end, in their order. */
const states = ['not_started', 'queued', 'in_progress'] as const;
const inProgress = states.indexOf('in_progress');

/** Begins work in the background: how long its states last and how it ends is settled now. */
export function beginWork({ region, user }: ApiRequest, work: FirmRecord, outcome: Outcome): void {
	Object.assign(work.values, {
		state: states[0],
		progress: 0,
		state_seconds: region.settings.backgroundStateSeconds,
		outcome,
		ordered_by: linkTo(user),
	});
}

/** The user who ordered the work. */
export const orderedBy = (firm: Firm, work: FirmRecord): FirmRecord =>
	firm.follow(work.link('ordered_by')) ?? firm.first('User');

const outcomeOf = (work: FirmRecord): Outcome | undefined =>
	(['completed', 'failed', 'empty'] as const).find((outcome) => outcome === work.text('outcome'));

/** Which state it is by the clock, as a number with its fraction; what is not ready yet stays in progress. */
function position(work: FirmRecord, now: number): number {
	const seconds = work.number('state_seconds');
	const passed = seconds > 0 ? (now - work.createdAt) / (seconds * 1000) : states.length;
	return work.flag('packing') ? Math.min(passed, inProgress + 0.99) : passed;
}

function advance(firm: Firm, work: FirmRecord, complete: Completion, now: number): void {
	const outcome = outcomeOf(work);
	if (outcome === undefined) return;
	const at = position(work, now);
	const state = states[Math.max(0, Math.floor(at))];
	if (state !== undefined) {
		const progress = state === 'in_progress' ? Math.max(1, Math.min(99, Math.floor((at - inProgress) * 100))) : 0;
		if (state === work.text('state') && progress === work.number('progress')) return;
		Object.assign(work.values, { state, progress });
		return work.touch(now);
	}
	const ended = complete(firm, work, outcome);
	work.values.state = ended;
	if (ended !== 'failed') work.values.progress = 100;
	work.values.outcome = null;
	work.touch(now);
}

/** Brings all work in the background up to date with the clock. */
export function advanceWork(firm: Firm, completions: Readonly<Record<string, Completion>>): void {
	const now = firm.now();
	for (const [resource, complete] of Object.entries(completions))
		for (const work of firm.all(resource)) advance(firm, work, complete, now);
}
