import type { Goldens } from './golden';
import { IDS, PAGE, UNORDERED_PAGE, at, byId, byName, fields, json } from './golden';

/** Clio: Documents, Folders, Webhooks, Custom Actions, Medical Records. Jobs 1, 6, 7, 20 to 22 and 25. */
export const documents: Goldens = ({
	client,
	company,
	document,
	documentCategory,
	folder,
	matter,
	medicalRecord,
	template,
}) => [
	{
		what: 'a folder of a matter',
		parameters: at('folder', 'create', {
			parentType: 'Matter',
			parent: byId(matter),
			...fields({ name: 'Pleadings' }),
		}),
		requests: [
			{ line: 'POST /folders', query: IDS, body: { name: 'Pleadings', parent: { id: matter, type: 'Matter' } } },
		],
	},
	{
		what: 'a folder in a folder',
		parameters: at('folder', 'create', { parentType: 'Folder', parent: byId(folder), ...fields({ name: 'Drafts' }) }),
		requests: [{ line: 'POST /folders', query: IDS, body: { name: 'Drafts', parent: { id: folder, type: 'Folder' } } }],
	},
	{
		what: 'what is in a folder, documents and folders',
		parameters: at('folder', 'getContents', { filters: { parent: byId(folder) } }),
		requests: [{ line: 'GET /folders/list', query: `parent_id=${folder}&${PAGE}` }],
	},
	{
		what: 'the documents of a matter in all of its folders',
		parameters: at('document', 'getAll', { filters: { matter: byId(matter), scope: 'descendants' } }),
		requests: [{ line: 'GET /documents', query: `matter_id=${matter}&scope=descendants&${PAGE}` }],
	},
	{
		what: 'a document is renamed and categorised by the name of the category',
		parameters: at('document', 'update', {
			record: byId(document),
			relatedRecords: { documentCategory: byName(documentCategory.name) },
			...fields({ name: 'Signed.pdf' }),
		}),
		requests: [
			{ line: 'GET /document_categories' },
			{
				line: `PATCH /documents/${document}`,
				query: IDS,
				body: { name: 'Signed.pdf', document_category: { id: documentCategory.id } },
			},
		],
	},
	{
		what: 'a copy of a document in a matter',
		parameters: at('document', 'copy', { record: byId(document), parentType: 'Matter', parent: byId(matter) }),
		requests: [
			{ line: `POST /documents/${document}/copy`, query: IDS, body: { parent: { id: matter, type: 'Matter' } } },
		],
	},
	{
		what: 'the versions of a document',
		parameters: at('document', 'getVersions', { record: byId(document) }),
		requests: [{ line: `GET /documents/${document}/versions`, query: UNORDERED_PAGE }],
	},
	{
		what: 'a letter from a template',
		parameters: at('documentAutomation', 'create', {
			documentTemplate: byId(template),
			matter: byId(matter),
			...json({ filename: 'Engagement', formats: ['pdf', 'original'] }),
		}),
		requests: [
			{
				line: 'POST /document_automations',
				query: IDS,
				body: {
					filename: 'Engagement',
					formats: ['pdf', 'original'],
					document_template: { id: template },
					matter: { id: matter },
				},
			},
		],
	},
	{
		what: 'a ZIP of a folder',
		parameters: at('documentArchive', 'create', json({ items: [{ id: document, type: 'Document' }] })),
		requests: [{ line: 'POST /document_archives', query: IDS, body: { items: [{ id: document, type: 'Document' }] } }],
	},
	{
		what: 'a comment on a document',
		parameters: at('comment', 'create', { item: byId(document), ...fields({ message: 'Please check' }) }),
		requests: [{ line: 'POST /comments', query: IDS, body: { message: 'Please check', item: { id: document } } }],
	},
	{
		what: 'a webhook with its model, its events and its end',
		parameters: at('webhook', 'create', {
			...json({
				url: 'https://hooks.example.com/clio',
				model: 'matter',
				fields: 'id,etag,status',
				events: ['created', 'updated'],
				expires_at: '2026-12-20T00:00:00Z',
			}),
		}),
		requests: [
			{
				line: 'POST /webhooks',
				query: IDS,
				body: {
					url: 'https://hooks.example.com/clio',
					model: 'matter',
					fields: 'id,etag,status',
					events: ['created', 'updated'],
					expires_at: '2026-12-20T00:00:00Z',
				},
			},
		],
	},
	{
		what: 'a button in Clio',
		parameters: at('customAction', 'create', {
			...fields({ label: 'Open in n8n', target_url: 'https://n8n.example.com/webhook', ui_reference: 'matters/show' }),
		}),
		requests: [
			{
				line: 'POST /custom_actions',
				query: IDS,
				body: { label: 'Open in n8n', target_url: 'https://n8n.example.com/webhook', ui_reference: 'matters/show' },
			},
		],
	},
	{
		what: 'records of a medical provider are requested',
		parameters: at('medicalRecordsRequest', 'create', {
			matter: byId(matter),
			medicalProvider: byId(company),
			...json({
				bills_status: 'requested',
				records_status: 'requested',
				in_treatment: false,
				records_request_date: '2026-02-03',
				medical_records: [{ document_id: document }],
			}),
		}),
		requests: [
			{
				line: 'POST /medical_records_details',
				query: IDS,
				body: {
					bills_status: 'requested',
					records_status: 'requested',
					in_treatment: false,
					records_request_date: '2026-02-03',
					medical_records: [{ document_id: document }],
					matter_id: matter,
					medical_provider_id: company,
				},
			},
		],
	},
	{
		what: 'the dates of a medical record',
		parameters: at('medicalRecord', 'update', {
			record: byId(medicalRecord),
			...fields({ start_date: '2026-01-05', end_date: '2026-01-31' }),
		}),
		requests: [
			{
				line: `PATCH /medical_records/${medicalRecord}`,
				query: IDS,
				body: { start_date: '2026-01-05', end_date: '2026-01-31' },
			},
		],
	},
	{
		what: 'the documents of a contact since a moment',
		parameters: at('document', 'getAll', { filters: { contact: byId(client), createdSince: '2026-01-01T00:00:00Z' } }),
		requests: [{ line: 'GET /documents', query: `contact_id=${client}&created_since=2026-01-01T00:00:00Z&${PAGE}` }],
	},
];
