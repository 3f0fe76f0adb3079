import { ApiError } from './answer.mjs';

const newest = 13;
const oldest = 4;

/** The version that is used when a request names none. */
export const defaultVersion = `4.0.${newest}`;

/** The version a request uses; 410 for one that is malformed, unknown or retired (Clio: Minor Versions). */
export function negotiateVersion(header: string | undefined): string {
	if (header === undefined) return defaultVersion;
	const minor = /^4\.0\.(\d{1,3})$/.exec(header)?.[1];
	if (minor !== undefined && Number(minor) >= oldest && Number(minor) <= newest) return header;
	throw new ApiError(410, 'Gone', 'The requested API version is invalid or no longer supported');
}
