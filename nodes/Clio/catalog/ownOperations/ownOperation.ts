import { factsOf, operationById } from '../catalog';
import type { AttributeFacts, OperationFacts, OwnFacts, ValueEntry } from '../types';

/**
 * An operation of the node's own, in the words of the catalogue: what it takes and gives follows from an operation of Clio's,
 * so that the editor, the checks and the descriptions for agents know it like any other.
 */
export interface OwnOperation {
	/** Clio's name of the operation that stands behind it, such as `Document#update` */
	of: string;
	/** the values of that operation that it takes; none unless told */
	takes?: readonly string[] | 'all';
	/** those that it needs, though Clio does not */
	requires?: readonly string[];
	/** those that its code fills in where they are not given, though Clio needs them */
	fills?: readonly string[];
	/** inputs of its own, by names that no value of Clio's operation has */
	adds?: AttributeFacts;
	/** values that stand in the form from the beginning, because nearly everybody gives some of them */
	shown?: readonly string[];
	/** references that stand in the panel by themselves rather than under Related Records */
	prominent?: readonly string[];
	/** what it always writes */
	sets?: OwnFacts['sets'];
	/** the filters of Clio's list that it takes, by their names in the query; none unless told */
	filters?: readonly string[] | 'all';
	/** what it always asks a list for, beside the filters */
	asks?: OwnFacts['asks'];
	/** what it puts out, where that is not simply Clio's record */
	gives?: OwnFacts['gives'];
	/** whether it has code of its own; without it, it does what Clio's operation does */
	isHandMade?: true;
	/** whether it changes data though Clio's operation reads, or the other way round */
	writes?: boolean;
	/** whether the record is not chosen in the panel, though Clio's operation has one in its path */
	withoutRecord?: true;
}

/**
 * The facts of an own operation: those of Clio's operation with the values and filters that it takes.
 *
 * @throws Error for a name that Clio's operation does not have, which is a mistake in this package
 */
export function ownFacts(own: OwnOperation): OperationFacts {
	const { of, takes = [], requires = [], fills = [], adds = {}, filters = [], gives = 'record', withoutRecord } = own;
	const { body, query, page, order, fields, pathParameters, conditional, ...rest } = operationById(of);
	const values = { ...chosen(of, body, takes), ...adds };
	const required = Object.fromEntries(
		requires.map((name) => [name, { ...factsOf(known(of, values, name)), required: true as const }]),
	);
	const filled = Object.fromEntries(fills.map((name) => [name, withoutRequired(known(of, values, name))]));
	const taken = { ...values, ...required, ...filled };
	const asked = chosen(of, query, filters);
	const isList = gives === 'record';
	return {
		...rest,
		...(pathParameters === undefined || withoutRecord === true ? {} : { pathParameters }),
		...(Object.keys(taken).length === 0 ? {} : { body: taken }),
		...(Object.keys(asked).length === 0 ? {} : { query: asked }),
		...(fields === true && (gives === 'record' || gives === 'recordAndFile') ? { fields } : {}),
		...(page !== undefined && isList ? { page } : {}),
		...(order !== undefined && isList ? { order } : {}),
		...(conditional !== undefined && own.isHandMade !== true ? { conditional } : {}),
		own: {
			inputs: Object.keys(adds),
			shown: own.shown ?? [],
			prominent: own.prominent ?? [],
			sets: own.sets ?? {},
			asks: own.asks ?? {},
			gives,
			isHandMade: own.isHandMade === true,
			writes: own.writes ?? rest.method !== 'GET',
		},
	};
}

function chosen(of: string, all: AttributeFacts = {}, names: readonly string[] | 'all'): AttributeFacts {
	return names === 'all' ? all : Object.fromEntries(names.map((name) => [name, known(of, all, name)]));
}

function withoutRequired(entry: ValueEntry): ValueEntry {
	const { required, ...facts } = factsOf(entry);
	return required === true ? facts : entry;
}

function known(of: string, all: AttributeFacts, name: string): AttributeFacts[string] {
	const facts = Object.hasOwn(all, name) ? all[name] : undefined;
	if (facts === undefined) throw new Error(`${of} has no "${name}"`);
	return facts;
}
