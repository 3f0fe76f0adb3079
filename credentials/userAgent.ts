/** The package's version; a test compares it with package.json. */
export const PACKAGE_VERSION = '0.1.0';

/** Sent with every request. No URL in it: Clio's firewall answers such agents with an HTML 403 page. */
export const USER_AGENT = `n8n-nodes-clio/${PACKAGE_VERSION}`;
