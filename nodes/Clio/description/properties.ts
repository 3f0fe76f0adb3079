import type { INodeProperties } from 'n8n-workflow';

import { apiCallProperties } from './apiCall';
import { connectionProperties } from './connection';
import { downloadProperties } from './downloads';
import { listProperties } from './lists';
import { optionsProperty } from './options';
import { recordProperties } from './records';
import { prominentReferenceProperties, relatedRecordsProperties } from './references';
import { authenticationProperty, operationProperties, resourceProperty } from './resources';
import { returnFieldsProperties } from './returnFields';
import { valuesProperties } from './values';

/** Everything the Clio node shows, from top to bottom: what, which record, what it gets, what comes back. */
export const clioProperties: INodeProperties[] = [
	authenticationProperty,
	resourceProperty,
	...operationProperties,
	...recordProperties,
	...prominentReferenceProperties,
	...relatedRecordsProperties,
	...valuesProperties,
	...listProperties,
	...returnFieldsProperties,
	...downloadProperties,
	...connectionProperties,
	...apiCallProperties,
	optionsProperty,
];
