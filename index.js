// n8n loads the nodes and credentials that package.json lists; this file only satisfies "main".
module.exports = {};
