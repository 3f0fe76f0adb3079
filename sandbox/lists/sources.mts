import type { ApiRequest } from '../api/request.mjs';
import { notFound } from '../api/answer.mjs';
import { lastValue } from '../api/queryString.mjs';
import { linkTo } from '../firm/firm.mjs';
import { FirmRecord } from '../firm/record.mjs';
import { billableMatters } from '../firm/views/money.mjs';
import { versionsOf } from '../firm/views/documents.mjs';
import { occurrencesOf } from './occurrences.mjs';

/** The record a path's placeholder names; 404 when there is none. */
function parent(request: ApiRequest, resource: string, name: string): FirmRecord {
	const id = request.parameters[name] ?? '';
	const record = request.firm.find(resource, id);
	if (record === undefined) throw notFound(`${resource} ${id}`);
	return record;
}

/** A matter's client and related contacts, as relationships. */
function relationshipsOf(request: ApiRequest): FirmRecord[] {
	const matter = parent(request, 'Matter', 'matter_id');
	const related = request.firm.referring('Relationship', 'matter', matter);
	const client = matter.link('client');
	if (client === undefined) return related;
	const asClient = new FirmRecord(
		'Relationship',
		0,
		{ matter: linkTo(matter), contact: client, description: null, is_client_of_matter: true },
		matter.createdAt,
		matter.updatedAt,
	);
	return [asClient, ...related];
}

/** Lists that do not simply hold all records of their resource. */
export const listSources: Readonly<Record<string, (request: ApiRequest) => FirmRecord[]>> = {
	'EmailAddress#index': (request) => parent(request, 'Contact', 'contact_id').embedded('email_addresses'),
	'PhoneNumber#index': (request) => parent(request, 'Contact', 'contact_id').embedded('phone_numbers'),
	'RelatedContacts#index': (request) => relationshipsOf(request).filter((one) => !one.flag('is_client_of_matter')),
	'MatterContacts#index': relationshipsOf,
	'BillableMatter#index': ({ firm }) => billableMatters(firm),
	'BillableMatter#ids': ({ firm }) => billableMatters(firm),
	'BillableClient#index': ({ firm }) => {
		const clients = new Set(billableMatters(firm).map((matter) => String(matter.link('client')?.id)));
		return firm.all('Contact').filter((contact) => clients.has(String(contact.id)));
	},
	'JurisdictionsToTrigger#index': (request) =>
		request.firm.referring(
			'JurisdictionsToTrigger',
			'jurisdiction',
			parent(request, 'Jurisdiction', 'jurisdiction_id'),
		),
	'DocumentVersion#index': (request) =>
		versionsOf(parent(request, 'Document', 'id'), request.firm.all('DocumentVersion')),
	'Folder#list': ({ firm }) =>
		[...firm.all('Folder'), ...firm.all('Document')].sort((one, other) => Number(one.id) - Number(other.id)),
	'CalendarEntry#index': (request) =>
		lastValue(request.query, 'expanded') === 'true'
			? request.firm.all('CalendarEntry').flatMap(occurrencesOf)
			: request.firm.all('CalendarEntry'),
};
