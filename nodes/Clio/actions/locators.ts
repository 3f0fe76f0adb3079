/** What the node's locators hold, of whichever kind: the IDs in a path, references in a body, pickers in filters. */
export { locatedId } from '../transport/lookup/locatedId';
export { knownPathIds, readPathIds, type PathIds } from './pathIds';
export { readReferences } from './references';
