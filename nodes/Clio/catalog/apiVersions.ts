/**
 * The minor version that every request names, so that a new default at Clio changes nothing under a running workflow
 * (Clio: API Versioning).
 */
export const API_VERSION = '4.0.13';

/**
 * The versions an API Call may name. Earlier ones are left out: up to 4.0.3 Clio read an activity's quantity as hours,
 * not seconds.
 */
export const SELECTABLE_API_VERSIONS = ['4.0.9', '4.0.10', '4.0.11', '4.0.12', API_VERSION] as const;
