import { fieldsText, mergeSelections } from '../../../nodes/Clio/catalog/fieldSelection';
import { readFieldNames } from '../../../nodes/Clio/catalog/returnFieldNames';
import { fieldChoices } from '../../../nodes/Clio/catalog/returnFields';

function written(schema: string, ...texts: string[]): string {
	const { selection, problems } = readFieldNames(schema, texts);
	expect(problems).toEqual([]);
	return fieldsText(schema, selection);
}

describe('names of fields', () => {
	it.each([
		['one by one', ['id', 'status'], 'id,status'],
		['with commas', ['id,status , description'], 'id,status,description'],
		['over several lines, with a comma at the end', ['id,\n\tstatus,\n'], 'id,status'],
		['of another record', ['client.name', 'client.id'], 'client{name,id}'],
		['with blanks around the point', ['client . name'], 'client{name}'],
		["in Clio's own way", ['id,client{id,name},status'], 'id,client{id,name},status'],
		["in Clio's own way with blanks", ['client { id , name }'], 'client{id,name}'],
		['bare', ['client', 'practice_area'], 'client,practice_area'],
		['bare and with a name', ['client', 'client.name'], 'client{id,etag,name}'],
		['twice', ['id', 'id,client.id', 'client{id,name}'], 'id,client{id,name}'],
		[
			'bare inside, where Clio allows it',
			['custom_field_values.picklist_option'],
			'custom_field_values{picklist_option}',
		],
		['none', ['', ' , '], ''],
	])('are read %s', (_, texts, text) => {
		expect(written('Matter', ...texts)).toBe(text);
	});

	it.each([
		['an unknown name', 'Matter', 'stage', { name: 'stage', suggestion: 'matter_stage' }],
		['a misspelt name', 'Matter', 'descripton', { name: 'descripton', suggestion: 'description' }],
		['a name with a small mistake', 'Matter', 'displayNumber', { name: 'displayNumber', suggestion: 'display_number' }],
		['a flattened name', 'Matter', 'client_name', { name: 'client_name', suggestion: 'client.name' }],
		['an unknown name inside', 'Matter', 'client.nmae', { name: 'client.nmae', suggestion: 'client.name' }],
		['an unknown name in braces', 'Matter', 'client{id,nmae}', { name: 'client.nmae', suggestion: 'client.name' }],
		[
			'a part of a longer name',
			'Matter',
			'client.email',
			{ name: 'client.email', suggestion: 'client.primary_email_address' },
		],
		[
			'an unknown record',
			'Matter',
			'attorney.name',
			{ name: 'attorney.name', suggestion: 'originating_attorney.name' },
		],
		['nothing like it', 'Matter', 'xyzzy', { name: 'xyzzy' }],
		['a name of every object', 'Matter', 'constructor', { name: 'constructor' }],
		['a prototype', 'Matter', '__proto__.id', expect.objectContaining({ name: '__proto__.id' })],
		['a part of a value', 'Matter', 'status.id', expect.objectContaining({ fault: 'is a part of a plain value' })],
		['braces behind a value', 'Matter', 'status{id}', expect.objectContaining({ name: 'status.id' })],
		['empty braces', 'Matter', 'client{}', { name: 'client.', suggestion: 'client' }],
		['an open brace', 'Matter', 'id,client{id', expect.objectContaining({ fault: 'has braces that do not match' })],
		['a stray brace', 'Matter', 'client}', expect.objectContaining({ fault: 'has braces that do not match' })],
		[
			'a record inside a record',
			'Matter',
			'client.company',
			expect.objectContaining({ fault: 'is a record inside a record' }),
		],
		[
			'braces in braces',
			'Matter',
			'custom_field_values{id,custom_field{id}}',
			expect.objectContaining({ fault: expect.stringContaining('one level') }),
		],
		[
			'two points',
			'Matter',
			'client.company.name',
			expect.objectContaining({ advice: expect.stringContaining('"client.company"') }),
		],
	])('refuse %s', (_, schema, text, problem) => {
		expect(readFieldNames(schema, [text]).problems).toEqual([problem]);
	});

	it('are refused all together, though not without end', () => {
		expect(readFieldNames('Matter', ['id', 'nmae', 'client.nmae,x']).problems).toHaveLength(3);
		expect(readFieldNames('Matter', ['a,b,c,d,e,f,g,h']).problems).toHaveLength(5);
	});

	it.each([
		['one name', 'x'.repeat(5_000_000)],
		['many names', 'name,'.repeat(1_000_000)],
		['many different names', Array.from({ length: 500_000 }, (_, index) => `n${index}`).join()],
		['braces', '{'.repeat(5_000_000)],
		['points', '.'.repeat(5_000_000)],
		['braces in pairs', '{}'.repeat(2_500_000)],
	])('of 5 MB are refused quickly and in few words: %s', (_, text) => {
		const begun = performance.now();
		const { problems } = readFieldNames('Matter', [text]);
		expect(performance.now() - begun).toBeLessThan(2000);
		expect(problems.length).toBeGreaterThan(0);
		expect(JSON.stringify(problems).length).toBeLessThan(3000);
	});
});

describe('selections', () => {
	it('are merged without naming anything twice', () => {
		const merged = mergeSelections(
			'Matter',
			['id', 'client', { user: ['id'] }],
			[{ client: ['name'], user: ['id', 'name'] }, 'etag', 'id'],
		);
		expect(fieldsText('Matter', merged)).toBe('id,client{id,etag,name},user{id,name},etag');
	});
});

describe('what can be chosen', () => {
	const choices = fieldChoices('Matter');

	it('has labels a person reads', () => {
		const labels = Object.fromEntries(choices.map(({ name, label }) => [name, label]));
		expect(labels).toMatchObject({
			id: 'ID',
			display_number: 'Display Number',
			'client.name': 'Client: Name',
			'client.id': 'Client: ID',
			client: 'Client: Default Fields',
			'custom_field_values.picklist_option': 'Custom Field Values: Picklist Option',
		});
	});

	it('has the own fields first, then each record referred to, in alphabetical order', () => {
		const labels = choices.map(({ label }) => label);
		const first = labels.findIndex((label) => label.includes(': '));
		expect(labels.slice(0, first)).toEqual([...labels.slice(0, first)].sort((one, other) => one.localeCompare(other)));
		expect(labels.slice(first).every((label) => label.includes(': '))).toBe(true);
		expect(labels[first]).toBe('Account Balances: Default Fields');
	});

	it('can be read back, one by one, of every kind of record', () => {
		for (const schema of ['Matter', 'Contact', 'Activity', 'ConversationMessage', 'MyEvent', 'Document']) {
			for (const { name } of fieldChoices(schema)) expect(readFieldNames(schema, [name]).problems).toEqual([]);
		}
	});

	it('leaves out what only writes have a use for', () => {
		expect(fieldChoices('Contact').filter(({ name }) => name.includes('_destroy'))).toEqual([]);
	});
});
