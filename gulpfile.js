const { deepStrictEqual } = require('node:assert');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { dest, parallel, src } = require('gulp');

/** What tsc does not bring to dist: icons, and the codex files that n8n reads beside each node. */
const icons = () => src('icons/**/*.svg').pipe(dest('dist/icons'));
const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
const catalog = () => src('nodes/**/catalog/*.json').pipe(dest('dist/nodes'));

/**
 * Works out once, here, what the node shows: every start of n8n would work it out from the catalogue again. The module stays,
 * with the same contents and the same name.
 */
const description = async () => {
	const folder = join(__dirname, 'dist', 'nodes', 'Clio', 'description');
	const { clioProperties } = require(join(folder, 'properties.js'));
	const text = JSON.stringify(clioProperties);
	deepStrictEqual(JSON.parse(text), clioProperties, 'The description holds what JSON cannot');
	writeFileSync(join(folder, 'properties.json'), text);
	writeFileSync(
		join(folder, 'properties.js'),
		'"use strict";\nexports.clioProperties = require("./properties.json");\n',
	);
};

exports['build:assets'] = parallel(icons, codex, catalog, description);
