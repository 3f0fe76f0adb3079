import { scalarText } from '../../json/shape.mjs';
import { timestamp } from '../../fields/timestamp.mjs';
import { shownCustomFieldValues } from '../customFieldValues.mjs';
import { Link, type FirmRecord, type Value } from '../record.mjs';
import type { Viewer } from '../../fields/render.mjs';
import type { Views } from './compute.mjs';

const billingMethods: Readonly<Record<string, string>> = {
	FlatRate: 'flat',
	ContingencyFee: 'contingency',
	HourlyRate: 'hourly',
};

const fieldOf = (value: FirmRecord, { firm }: Viewer): FirmRecord | undefined =>
	firm.follow(value.link('custom_field'));

/** The record a contact or matter field points to: its value is that record's id. */
function selected(value: FirmRecord, viewer: Viewer, fieldType: string, resource: string): Value {
	const stored = value.values.value;
	if (fieldOf(value, viewer)?.text('field_type') !== fieldType || typeof stored !== 'number') return null;
	return new Link(resource, stored);
}

/** Without the Custom Fields permission names, types and values are null, without an error (live report). */
const unlessHidden =
	(read: (value: FirmRecord, viewer: Viewer) => Value) =>
	(value: FirmRecord, viewer: Viewer): Value =>
		viewer.isHidden('CustomField') ? null : read(value, viewer);

/** Matters and the values of custom fields. */
export const matterViews: Views = {
	Matter: {
		client_id: (matter) => matter.link('client')?.id ?? null,
		billing_method: (matter) => billingMethods[matter.embedded('custom_rate')[0]?.text('type') ?? ''] ?? 'hourly',
		custom_rate: (matter) => matter.embedded('custom_rate')[0] ?? null,
		custom_field_values: (matter, { firm, customFieldIds }) => shownCustomFieldValues(firm, matter, customFieldIds),
		folder: (matter, { firm }) =>
			firm.referring('Folder', 'matter', matter).find((folder) => folder.flag('owned')) ?? null,
		relationships: (matter, { firm }) => firm.referring('Relationship', 'matter', matter),
		has_tasks: (matter, { firm }) => firm.referring('Task', 'matter', matter).length > 0,
		last_activity_date: (matter, { firm }) => {
			const dates = firm.referring('Activity', 'matter', matter).map((activity) => activity.text('date'));
			return dates.sort().at(-1) ?? null;
		},
		matter_stage_updated_at: (matter) => matter.values.matter_stage_updated_at ?? null,
		account_balances: (matter) => matter.embedded('account_balances'),
	},
	/* The document has this id as a text. */
	MatterStage: { practice_area_id: (stage) => scalarText(stage.values.practice_area_id) },
	CustomFieldValue: {
		etag: (value) => (value.id === null ? null : value.etag),
		created_at: (value) => (value.id === null ? null : timestamp(value.createdAt)),
		updated_at: (value) => (value.id === null ? null : timestamp(value.updatedAt)),
		value: unlessHidden((value) => value.values.value ?? null),
		field_name: unlessHidden((value, viewer) => fieldOf(value, viewer)?.text('name') ?? null),
		field_type: unlessHidden((value, viewer) => fieldOf(value, viewer)?.text('field_type') ?? null),
		field_required: (value, viewer) => fieldOf(value, viewer)?.flag('required') ?? false,
		field_displayed: (value, viewer) => fieldOf(value, viewer)?.flag('displayed') ?? false,
		field_display_order: (value, viewer) => fieldOf(value, viewer)?.number('display_order') ?? 0,
		soft_deleted: (value, viewer) => fieldOf(value, viewer)?.flag('deleted') ?? false,
		picklist_option: (value, viewer) =>
			fieldOf(value, viewer)
				?.embedded('picklist_options')
				.find((option) => option.id === value.values.value) ?? null,
		matter: (value, viewer) => selected(value, viewer, 'matter', 'Matter'),
		contact: (value, viewer) => selected(value, viewer, 'contact', 'Contact'),
	},
	CustomField: {
		picklist_options: (field) =>
			field.embedded('picklist_options').filter((option) => (option.values.deleted_at ?? null) === null),
	},
};
