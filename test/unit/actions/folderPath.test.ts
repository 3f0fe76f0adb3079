import { readFolderPath } from '../../../nodes/Clio/actions/folder/folderPath';
import { thrownProblem } from '../thrownProblem';

describe('a folder path', () => {
	it.each<[unknown, string[]]>([
		['Pleadings/2026', ['Pleadings', '2026']],
		[' /Pleadings / 2026/ ', ['Pleadings', '2026']],
		['Pleadings\\2026', ['Pleadings', '2026']],
		['Schriftsätze/Anträge', ['Schriftsätze', 'Anträge']],
		['Scans...', ['Scans...']],
		['', []],
		['///', []],
		[undefined, []],
	])('%j names the folders %j', (path, names) => {
		expect(readFolderPath(path)).toEqual(names);
	});

	it('is the same however its accents are written', () => {
		expect(readFolderPath('Re\u0301sume\u0301')).toEqual(['R\u00e9sum\u00e9']);
	});

	it.each<[string, RegExp]>([
		['../Secret', /leads to "\.\."/],
		['a/./b', /leads to "\."/],
		['a\nb', /cannot be seen/],
		['x'.repeat(256), /more than 255 characters/],
	])('%j is refused', (path, words) => {
		expect(thrownProblem(() => readFolderPath(path)).message).toMatch(words);
	});
});
