import type { Firm } from '../firm/firm.mjs';
import type { FirmRecord, Identifier } from '../firm/record.mjs';
import type { RegionName } from '../world/regions.mjs';
import { modelOfResource, statusEvents, webhookModels } from './models.mjs';

/** Something that really happened to a record, whoever was told of it. */
export interface Change {
	readonly sequence: number;
	readonly region: RegionName;
	readonly model: string;
	readonly id: Identifier;
	/** All events of one change: a closed matter is `updated` and `matter_closed`. */
	readonly events: readonly string[];
	readonly at: string;
	/** After the change. */
	readonly etag: string;
	readonly exists: boolean;
}

/** A change and the record it happened to. */
export interface ChangedRecord {
	readonly change: Change;
	readonly record: FirmRecord;
}

interface State {
	readonly presence: 'absent' | 'present' | 'trashed';
	readonly status: string;
}

const longest = 100_000;
const absent: State = { presence: 'absent', status: '' };

function stateOf(firm: Firm, record: FirmRecord): State {
	const status = record.text('status');
	const isThere = record.id !== null && firm.find(record.resource, record.id) === record;
	/* A document appears once its bytes are there. */
	const isHidden = record.resource === 'Document' && !record.flag('fully_uploaded');
	if (!isThere || isHidden) return { presence: 'absent', status };
	const isTrashed =
		(record.values.deleted_at ?? null) !== null || (record.resource === 'Bill' && record.text('state') === 'deleted');
	return { presence: isTrashed ? 'trashed' : 'present', status };
}

/** The common event of a step; none while a record is out of sight. What comes back from the trash was updated. */
function commonEvent(before: State, after: State): string | undefined {
	if (after.presence === 'present') return before.presence === 'absent' ? 'created' : 'updated';
	return before.presence === 'present' ? 'deleted' : undefined;
}

function eventsOf(model: string, before: State, after: State, openedOnCreate: boolean): string[] {
	const common = commonEvent(before, after);
	if (common === undefined) return [];
	const special = model === 'matter' ? statusEvents[after.status] : undefined;
	const comesToStatus = common === 'created' ? openedOnCreate : common === 'updated' && before.status !== after.status;
	const events = special !== undefined && comesToStatus ? [common, special] : [common];
	return events.filter((event) => webhookModels[model]?.events.includes(event));
}

/** Watches the records of a firm that webhooks can be for, and keeps what happened to them. */
export class ChangeBook {
	private readonly states = new Map<FirmRecord, State>();
	private touched = new Set<FirmRecord>();
	private changes: Change[] = [];
	private readonly changed = new Map<string, FirmRecord>();
	private count = 0;

	constructor(
		private readonly region: RegionName,
		private readonly firm: Firm,
	) {
		for (const { resource } of Object.values(webhookModels))
			for (const record of firm.all(resource)) this.states.set(record, stateOf(firm, record));
		firm.watch((record) => {
			if (modelOfResource(record.resource) !== undefined) this.touched.add(record);
		});
	}

	/** What changed since the last time, one entry a record, in the order in which records were first touched. */
	collect(openedOnCreate: boolean): ChangedRecord[] {
		const { touched } = this;
		this.touched = new Set();
		return [...touched].flatMap((record) => {
			const before = this.states.get(record) ?? absent;
			const after = stateOf(this.firm, record);
			this.states.set(record, after);
			const model = modelOfResource(record.resource) ?? '';
			const events = eventsOf(model, before, after, openedOnCreate);
			return events.length === 0 ? [] : [{ change: this.note(model, record, after, events), record }];
		});
	}

	/** All changes, oldest first. */
	list(): readonly Change[] {
		return this.changes;
	}

	/** Each record that changed at all, as it is now. */
	records(): { readonly model: string; readonly record: FirmRecord; readonly exists: boolean }[] {
		return [...this.changed.values()].map((record) => ({
			model: modelOfResource(record.resource) ?? '',
			record,
			exists: stateOf(this.firm, record).presence === 'present',
		}));
	}

	private note(model: string, record: FirmRecord, after: State, events: string[]): Change {
		this.count += 1;
		const change: Change = {
			sequence: this.count,
			region: this.region,
			model,
			id: record.id ?? 0,
			events,
			at: new Date(this.firm.now()).toISOString(),
			etag: record.etag,
			exists: after.presence === 'present',
		};
		this.changes.push(change);
		if (this.changes.length > longest) this.changes.shift();
		this.changed.set(`${model} ${String(record.id)}`, record);
		return change;
	}
}
