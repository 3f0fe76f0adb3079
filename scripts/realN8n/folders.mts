import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this project. */
export const PROJECT_FOLDER = fileURLToPath(new URL('../..', import.meta.url));

/** What this checkout keeps between runs; ignored by git, safe to delete. */
export const CACHE_FOLDER = fileURLToPath(new URL('../../.cache/', import.meta.url));

/** Where full installs are kept: with the checkout, or in a folder that several checkouts share. */
export const INSTALLS_FOLDER = resolve(process.env.CLIO_CACHE_FOLDER ?? CACHE_FOLDER);
