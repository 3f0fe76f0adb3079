import type { ClioContext, ClioSession } from '../session';

export type CustomFieldType =
	| 'checkbox'
	| 'contact'
	| 'currency'
	| 'date'
	| 'email'
	| 'matter'
	| 'numeric'
	| 'picklist'
	| 'text_area'
	| 'text_line'
	| 'time'
	| 'url';

/** A custom field as the firm defined it. */
export interface CustomFieldDefinition {
	id: string;
	name: string;
	parentType: 'Contact' | 'Matter';
	fieldType: CustomFieldType;
	required: boolean;
	options: ReadonlyArray<{ id: string; label: string }>;
}

export interface CustomFieldDefinitions {
	definitions: readonly CustomFieldDefinition[];
	/** why they could not be read, for the user (Clio: 403 without the permission Custom Fields) */
	refusal?: string;
}

/** The account's custom fields of one kind of record; asked once an execution. */
export async function customFieldDefinitions(
	this: ClioContext,
	_session: ClioSession,
	_parentType: CustomFieldDefinition['parentType'],
): Promise<CustomFieldDefinitions> {
	return await Promise.resolve({ definitions: [] });
}
