/** A document of Clio's form with two resources: enough to see every kind of fact reduced. */
export function smallDocument() {
	return {
		info: { description: 'Versions 4.0.9, 4.0.10 and 4.0.2' },
		'x-tagGroups': [
			{ name: 'Communications', tags: ['Letters'] },
			{ name: 'Matters', tags: ['Letters'] },
		],
		paths: {
			'/letters.json': {
				get: {
					operationId: 'Letter#index',
					tags: ['Letters'],
					parameters: [
						{ name: 'X-API-VERSION', in: 'header', schema: { type: 'string' } },
						{ name: 'fields', in: 'query', schema: { type: 'string' } },
						{
							name: 'limit',
							in: 'query',
							schema: { type: 'integer' },
							description: 'Between 1 and 50. Default: `20`.',
						},
						{ name: 'page_token', in: 'query', schema: { type: 'string' } },
						{
							name: 'order',
							in: 'query',
							schema: { type: 'string', enum: ['id(asc)', 'sent_on(asc)'] },
							description: 'Default: `sent_on(asc)`',
						},
						{ name: 'sent_since', in: 'query', required: true, schema: { type: 'string', format: 'date-time' } },
						{
							name: 'matter_id',
							in: 'query',
							schema: { type: 'integer' },
							description: 'The keyword `null` to match those without.',
						},
					],
					responses: { '200': answer('Letter_List') },
				},
				post: {
					operationId: 'Letter#create',
					tags: ['Letters'],
					parameters: [],
					requestBody: {
						content: {
							'application/json': {
								schema: { properties: { data: { required: ['subject'], properties: letterValues() } } },
							},
						},
					},
					responses: { '201': answer('Letter_Show') },
				},
			},
			'/letters/{id}.json': {
				delete: {
					operationId: 'Letter#destroy',
					tags: [],
					parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
					responses: { '204': {} },
				},
			},
			'/letters/{id}/download.json': {
				get: { operationId: 'Letter#download', tags: [], parameters: idOnly(), responses: { '303': {} } },
			},
		},
		components: {
			schemas: {
				Letter: {
					allOf: [
						{ $ref: '#/components/schemas/Letter_base' },
						{
							properties: {
								writer: { $ref: '#/components/schemas/Writer_base' },
								enclosures: { type: 'array', items: { $ref: '#/components/schemas/Enclosure' } },
							},
						},
					],
				},
				Letter_base: {
					properties: {
						id: { type: 'integer' },
						writer: { type: 'object' },
						sent_on: { type: 'string', format: 'date' },
					},
				},
				Writer: { properties: { id: { type: 'integer' } } },
				Enclosure: { properties: { id: { type: 'integer' } } },
			},
		},
	};
}

const answer = (schema: string) => ({
	content: { 'application/json; charset=utf-8': { schema: { $ref: `#/components/schemas/${schema}` } } },
});

const idOnly = () => [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }];

const letterValues = () => ({
	subject: { type: 'string' },
	kind: { type: 'string', enum: ['Draft', 'Final', 'Draft'] },
	lines: { type: 'array', items: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } } },
});
