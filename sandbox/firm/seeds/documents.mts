import { BytesInMemory } from '../../files/bytes.mjs';
import { inventedFile } from '../../files/formats/invented.mjs';
import { zipNow } from '../../files/formats/zip.mjs';
import { recordKey, versionKey } from '../../files/keys.mjs';
import { archiveEntries } from '../../rules/archiveEntries.mjs';
import { archiveKey } from '../../rules/archives.mjs';
import { linkTo, type Firm } from '../firm.mjs';
import type { FirmRecord } from '../record.mjs';
import { cycle, daysIn, foundedAt, momentIn } from './calendarOfSeed.mjs';

/** The root folder, a folder for each matter, documents with versions, templates, archives, automations, comments. */
export function seedDocuments(firm: Firm): void {
	const root = firm.add(
		'Folder',
		{
			type: 'Folder',
			name: 'All files',
			locked: false,
			root: true,
			parent: null,
			external_properties: [],
			creator: linkTo(firm.first('User')),
		},
		{ createdAt: foundedAt },
	);
	const folders = firm
		.all('Matter')
		.slice(0, 320)
		.map((matter) =>
			firm.add(
				'Folder',
				{
					type: 'Folder',
					name: matter.text('display_number'),
					locked: true,
					root: false,
					owned: true,
					parent: linkTo(root),
					matter: linkTo(matter),
					external_properties: [],
					creator: linkTo(firm.first('User')),
				},
				{ createdAt: matter.createdAt },
			),
		);
	for (const [index, folder] of folders.slice(0, 40).entries()) {
		const sub = firm.add(
			'Folder',
			{
				type: 'Folder',
				name: cycle(['Pleadings', 'Correspondence'], index),
				locked: false,
				root: false,
				parent: linkTo(folder),
				matter: folder.values.matter ?? null,
				external_properties: [],
				creator: linkTo(firm.first('User')),
			},
			{ createdAt: folder.createdAt },
		);
		for (let position = 0; position < 3; position += 1)
			addDocument(firm, position === 2 ? folder : sub, index * 3 + position);
	}
	seedTemplates(firm);
}

function addDocument(firm: Firm, folder: FirmRecord, index: number): void {
	const name = `${cycle(['Letter', 'Agreement', 'Affidavit', 'Invoice'], index)} ${index + 1}.${cycle(['pdf', 'docx'], index)}`;
	const contentType =
		index % 2 === 0 ? 'application/pdf' : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
	const given = { createdAt: daysIn(420 + index) };
	const document = firm.add(
		'Document',
		{
			type: 'Document',
			name,
			filename: name,
			locked: false,
			received_at: momentIn(420 + index),
			content_type: contentType,
			deleted_at: null,
			parent: linkTo(folder),
			matter: folder.values.matter ?? null,
			document_category: index % 3 === 0 ? linkTo(cycle(firm.all('DocumentCategory'), index)) : null,
			creator: linkTo(firm.first('User')),
			external_properties:
				index % 20 === 0 ? [firm.embed('ExternalProperty', { name: 'dms_id', value: `D-${index}` }, given)] : [],
			fully_uploaded: true,
		},
		given,
	);
	const versions = index % 5 === 0 ? 2 : 1;
	for (let version = 1; version <= versions; version += 1) {
		const uuid = `00000000-0000-4000-8000-${String(index * 10 + version).padStart(12, '0')}`;
		const bytes = inventedFile(name, [`Contents of ${name}${version < versions ? ' as they were' : ''}`]);
		const key = versionKey(uuid, name);
		firm.files.put(key, bytes);
		firm.files.finish(key);
		const stored = firm.add(
			'DocumentVersion',
			{
				document_id: document.id,
				uuid,
				filename: name,
				size: bytes.size,
				version_number: version,
				content_type: contentType,
				received_at: momentIn(420 + index),
				put_url: null,
				fully_uploaded: true,
				creator: linkTo(firm.first('User')),
				put_headers: [],
				multiparts: [],
				file_key: key,
			},
			{ createdAt: daysIn(420 + index, version) },
		);
		document.values.latest_document_version = linkTo(stored);
		document.values.size = bytes.size;
	}
	if (index % 10 === 0)
		firm.add(
			'Comment',
			{
				message: 'Please check the dates',
				creator: linkTo(firm.first('User')),
				document_version: document.values.latest_document_version ?? null,
				item: linkTo(document),
			},
			{ createdAt: daysIn(430 + index) },
		);
}

function seedTemplates(firm: Firm): void {
	for (const [index, filename] of ['Engagement letter.docx', 'Closing letter.docx', 'Fee agreement.pdf'].entries()) {
		const template = firm.add(
			'DocumentTemplate',
			{
				filename,
				content_type: filename.endsWith('.pdf')
					? 'application/pdf'
					: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
				document_category: linkTo(cycle(firm.all('DocumentCategory'), index)),
				last_modified_by: linkTo(firm.first('User')),
			},
			{ createdAt: daysIn(40 + index) },
		);
		const bytes = inventedFile(filename, [`Contents of ${filename}`]);
		const key = recordKey('document_template', template.id, filename);
		firm.files.put(key, bytes);
		Object.assign(template.values, { file_key: key, size: bytes.size });
		if (index < 2)
			firm.add(
				'DocumentAutomation',
				{
					state: 'completed',
					export_formats: ['pdf'],
					filename: `Automated ${index + 1}`,
					matter: linkTo(firm.first('Matter')),
					document_template: linkTo(template),
					documents: firm
						.all('Document')
						.slice(index, index + 1)
						.map(linkTo),
				},
				{ createdAt: daysIn(500 + index) },
			);
	}
	seedArchive(firm);
}

function seedArchive(firm: Firm): void {
	const items = firm.all('Document').slice(0, 2);
	const archive = firm.add(
		'DocumentArchive',
		{ progress: 100, state: 'completed', message: null, items: items.map(linkTo) },
		{ createdAt: daysIn(510) },
	);
	const files = archiveEntries(firm, items).flatMap(({ path, bytes }) =>
		bytes instanceof BytesInMemory ? [[path, bytes.buffer] as const] : [],
	);
	const packed = new BytesInMemory(zipNow(Object.fromEntries(files)));
	firm.files.put(archiveKey(archive), packed);
	archive.values.size = packed.size;
}
