import type { IDisplayOptions } from 'n8n-workflow';

type Rules = NonNullable<IDisplayOptions['show']>;

/**
 * The same conditions with long lists of names as a pattern that the same names fit, wherever that is shorter: a tenth of the
 * description would be lists of resources and operations otherwise.
 *
 * @param universe all values that a parameter can have, by its name
 */
export function abbreviated(
	{ show, hide }: IDisplayOptions,
	universe: (parameter: string) => readonly string[] | undefined,
): IDisplayOptions {
	return {
		...(show === undefined ? {} : { show: abbreviatedRules(show, universe) }),
		...(hide === undefined ? {} : { hide: abbreviatedRules(hide, universe) }),
	};
}

function abbreviatedRules(rules: Rules, universe: (parameter: string) => readonly string[] | undefined): Rules {
	return Object.fromEntries(
		Object.entries(rules).map(([parameter, values = []]) => {
			const all = universe(parameter);
			const names = values.filter((value) => typeof value === 'string');
			if (all === undefined || names.length < values.length || names.length < 3) return [parameter, values];
			const pattern: Rules[string] = [{ _cnd: { regex: patternOf(names, all) } }];
			return [parameter, JSON.stringify(pattern).length < JSON.stringify(values).length ? pattern : values];
		}),
	);
}

/** A regular expression that fits the names and nothing else of all there are: their shortest beginnings. */
export function patternOf(names: readonly string[], all: readonly string[]): string {
	const others = all.filter((each) => !names.includes(each));
	const beginnings = new Set<string>();
	for (const name of [...names].sort()) {
		if ([...beginnings].some((each) => !each.endsWith('$') && name.startsWith(each))) continue;
		const lengths = Array.from({ length: name.length }, (_, index) => index + 1);
		const length = lengths.find((each) => !others.some((other) => other.startsWith(name.slice(0, each))));
		beginnings.add(length === undefined ? `${name}$` : name.slice(0, length));
	}
	return `^(${[...beginnings].join('|')})`;
}
