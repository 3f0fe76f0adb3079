const { deepStrictEqual } = require('node:assert');
const { readdirSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { dest, parallel, src } = require('gulp');

/** What tsc does not bring to dist: icons, and the codex files that n8n reads beside each node. */
const icons = () => src('icons/**/*.svg').pipe(dest('dist/icons'));
const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
const catalog = () => src('nodes/**/catalog/*.json').pipe(dest('dist/nodes'));

/** What the nodes show, by the module of the folder `description` and its export. */
const DESCRIPTIONS = { properties: 'clioProperties', polling: 'clioPollingProperties', trigger: 'triggerProperties' };

/**
 * Works out once, here, what the nodes show: every start of n8n would work it out from the catalogue again. The modules that
 * are asked for it stay, with the same contents and the same names; those that worked it out have no use any more.
 */
const description = async () => {
	const folder = join(__dirname, 'dist', 'nodes', 'Clio', 'description');
	const worked = Object.entries(DESCRIPTIONS).map(([name, exported]) => {
		const properties = require(join(folder, `${name}.js`))[exported];
		const text = JSON.stringify(properties);
		deepStrictEqual(JSON.parse(text), properties, 'The description holds what JSON cannot');
		return { name, exported, text };
	});
	for (const { name, exported, text } of worked) {
		writeFileSync(join(folder, `${name}.json`), text);
		writeFileSync(join(folder, `${name}.js`), `"use strict";\nexports.${exported} = require("./${name}.json");\n`);
	}
	const kept = worked.flatMap(({ name }) => [`${name}.js`, `${name}.json`]);
	for (const name of readdirSync(folder)) {
		if (!kept.includes(name)) rmSync(join(folder, name), { recursive: true });
	}
};

exports['build:assets'] = parallel(icons, codex, catalog, description);
