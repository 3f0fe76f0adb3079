const { dest, parallel, src } = require('gulp');

/** What tsc does not bring to dist: icons, and the codex files that n8n reads beside each node. */
const icons = () => src('icons/**/*.svg').pipe(dest('dist/icons'));
const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
const catalog = () => src('nodes/**/catalog/*.json').pipe(dest('dist/nodes'));

exports['build:assets'] = parallel(icons, codex, catalog);
