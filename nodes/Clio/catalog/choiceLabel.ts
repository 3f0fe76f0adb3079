import { attributeLabel } from './attributeLabel';

/** Words that one writes small inside a name. */
const SMALL = / (And|By|In|Of|To)(?= )/g;

/** A word of Clio as a person reads it: "Time Entry" for `TimeEntry`, "In Progress" for `in_progress`. */
export function choiceLabel(choice: string): string {
	const spaced = choice.replace(/([a-z])([A-Z])/g, '$1_$2');
	return attributeLabel(spaced).replace(SMALL, (word) => word.toLowerCase());
}
