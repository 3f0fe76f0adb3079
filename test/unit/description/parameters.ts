import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

type Inner = NonNullable<INodeProperties['options']>[number];

const isParameter = (inner: Inner): inner is INodeProperties => 'type' in inner;
const isCollection = (inner: Inner): inner is INodePropertyCollection => 'values' in inner;
const isChoice = (inner: Inner): inner is INodePropertyOptions => 'value' in inner;

/** Every parameter, also inside collections, with its path of names. */
export function everyParameter(
	properties: INodeProperties[],
	within = '',
): Array<{ path: string; parameter: INodeProperties }> {
	return properties.flatMap((parameter) => {
		const path = `${within}${parameter.name}`;
		const options = parameter.options ?? [];
		return [
			{ path, parameter },
			...everyParameter(options.filter(isParameter), `${path}.`),
			...options.filter(isCollection).flatMap(({ name, values }) => everyParameter(values, `${path}.${name}.`)),
		];
	});
}

/** What can be chosen in an options parameter. */
export function choicesOf({ options = [] }: INodeProperties): INodePropertyOptions[] {
	return options.filter(isChoice);
}

/** The values a parameter can have, as far as they can be listed. */
export function valuesOf(parameter: INodeProperties | undefined): Array<INodePropertyOptions['value']> {
	if (parameter === undefined) return [];
	return parameter.type === 'boolean' ? [true, false] : choicesOf(parameter).map(({ value }) => value);
}

/** What a condition asks for that can never be; nothing where it is possible. */
export function impossible(condition: unknown, possible: readonly unknown[]): string[] {
	return isPresence(condition) || possible.includes(condition) ? [] : [String(condition)];
}

/** Whether a condition asks only that something is given. */
export function isPresence(condition: unknown): boolean {
	return JSON.stringify(condition) === '{"_cnd":{"exists":true}}';
}
