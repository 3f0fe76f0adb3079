import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Action } from '../../../nodes/Clio/actions/action';
import { findAction } from '../../../nodes/Clio/actions/operations';
import { router } from '../../../nodes/Clio/actions/router';
import { NODE } from '../transport/errors/thrownByN8n';

jest.mock('../../../nodes/Clio/actions/operations');

/** Runs an action for as many items as wanted. */
async function run(action: Action, items: number, goesOn: boolean) {
	jest.mocked(findAction).mockReturnValue(action);
	const hints: unknown[] = [];
	const context = {
		getInputData: () => Array.from({ length: items }, () => ({ json: {} })),
		getNodeParameter: (_name: string, _item: number, fallback: unknown) => fallback,
		getCredentials: async () => ({ region: 'us', accessTokenUrl: 'https://app.clio.com/oauth/token' }),
		getNode: () => NODE,
		getExecutionCancelSignal: () => undefined,
		continueOnFail: () => goesOn,
		addExecutionHints: (hint: unknown) => hints.push(hint),
	};
	return await router.call(context as unknown as IExecuteFunctions);
}

/** Writes a record, whose number tells the item, and fails afterwards for the last item. */
const writesAndFails: Action = async (session, itemIndex) => {
	session.written.push(100 + itemIndex);
	if (itemIndex === 1) throw new NodeOperationError(NODE, 'Could not be shown');
	return await Promise.resolve({ records: [{ id: 100 + itemIndex }] });
};

describe('an item that fails after it has written', () => {
	it('is told with what it and the items before it have written', async () => {
		await expect(run(writesAndFails, 2, false)).rejects.toMatchObject({
			message: 'Could not be shown (item 1)',
			description: 'Already written in this run: 100 (item 0), 101 (item 1).',
		});
	});

	it('is told with what it has written when the run goes on', async () => {
		expect(await run(writesAndFails, 3, true)).toEqual([
			[
				{ json: { id: 100 }, pairedItem: { item: 0 } },
				{
					json: { error: 'Could not be shown (item 1)', message: 'Already written in this run: 101 (item 1).' },
					pairedItem: { item: 1 },
				},
				{ json: { id: 102 }, pairedItem: { item: 2 } },
			],
		]);
	});
});

describe('the files of an item', () => {
	it('go with its records, in their order', async () => {
		const file = { data: 'eA==', mimeType: 'text/plain' };
		const action: Action = async () =>
			await Promise.resolve({ records: [{ id: 1 }, { id: 2 }], files: [{ data: file }] });
		expect(await run(action, 1, false)).toEqual([
			[
				{ json: { id: 1 }, binary: { data: file }, pairedItem: { item: 0 } },
				{ json: { id: 2 }, pairedItem: { item: 0 } },
			],
		]);
	});
});
