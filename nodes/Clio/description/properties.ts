import type { INodeProperties } from 'n8n-workflow';

import { apiCallProperties } from './apiCall';
import { shortened } from './conditions';
import { connectionProperties } from './connection';
import { downloadProperties } from './downloads';
import { filterProperties } from './filters';
import { listProperties } from './lists';
import { optionsProperty } from './options';
import { recordProperties } from './records';
import { prominentReferenceProperties, relatedRecordsProperties } from './references';
import { authenticationProperty, operationProperties, resourceProperty } from './resources';
import { returnFieldsProperties } from './returnFields';
import { sortProperties } from './sort';
import { uploadProperties } from './uploads';
import { valuesProperties } from './values';

/** Everything the Clio node shows, from top to bottom: what, which record, what it gets, what comes back. */
export const clioProperties: INodeProperties[] = shortened([
	authenticationProperty,
	resourceProperty,
	...operationProperties,
	...recordProperties,
	...prominentReferenceProperties,
	...relatedRecordsProperties,
	...uploadProperties,
	...valuesProperties,
	...listProperties,
	...filterProperties,
	...sortProperties,
	...returnFieldsProperties,
	...downloadProperties,
	...connectionProperties,
	...apiCallProperties,
	optionsProperty,
]);
