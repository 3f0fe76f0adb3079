import type { IDataObject } from 'n8n-workflow';

import type { OperationFacts } from '../../catalog/types';

/** The values of an item, apart: those that steer an operation of the node's own, and those that Clio gets below `data`. */
export interface ApartInputs {
	inputs: IDataObject;
	data: IDataObject;
}

/** Takes the inputs of an own operation out of what was read as its body. */
export function apartInputs({ own }: OperationFacts, body: IDataObject = {}): ApartInputs {
	const isInput = ([name]: [string, unknown]) => own?.inputs.includes(name) === true;
	const entries = Object.entries(body);
	return {
		inputs: Object.fromEntries(entries.filter(isInput)),
		data: Object.fromEntries(entries.filter((entry) => !isInput(entry))),
	};
}
