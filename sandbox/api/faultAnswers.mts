import type { Response } from 'express';
import type { FaultAnswer } from '../control/faults.mjs';

/** Gives the wrong answer a test ordered. `lost` is not among them: that request is carried out first. */
export function runFault(fault: Exclude<FaultAnswer, { kind: 'lost' }>, response: Response): void {
	switch (fault.kind) {
		case 'status':
			response.status(fault.status);
			for (const [name, value] of Object.entries(fault.headers)) response.setHeader(name, value);
			if (fault.body === null) response.end();
			else response.type('application/json').send(JSON.stringify(fault.body));
			return;
		case 'html':
			response
				.status(fault.status)
				.type('text/html')
				.send(`<!DOCTYPE html><html><body><h1>${fault.status}</h1><p>The service is unavailable.</p></body></html>`);
			return;
		case 'empty':
			response.status(fault.status).end();
			return;
		case 'truncated':
			response.status(200).type('application/json').send('{"data":[{"id":1,"etag":"\\"0a1b');
			return;
		case 'reset':
			response.socket?.destroy();
			return;
	}
}
