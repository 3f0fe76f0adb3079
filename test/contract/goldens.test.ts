import { NODE, useClioSandbox } from '../workflow/clio/clioSandbox';
import { clientOf } from '../sandbox/support/client';
import { accessTokenAccount } from './clioAccount';
import { hiddenParameters } from './every/parameters';
import { contacts } from './goldens/contacts';
import { documents } from './goldens/documents';
import { lookUpFirm, type Firm } from './goldens/firm';
import type { Golden, GoldenRequest, Goldens } from './goldens/golden';
import { matters } from './goldens/matters';
import { money } from './goldens/money';
import { work } from './goldens/work';

const clio = useClioSandbox();

/** Only what stands in a golden's request counts against it: reads on the way are told by their line. */
const PARTS: Readonly<Record<string, Goldens>> = { contacts, matters, work, money, documents };

/** IDs differ between runs of the sandbox only if its seeds change: the names of goldens are known without it. */
const NAMES = Object.entries(PARTS).flatMap(([part, goldens]) =>
	goldens(placeholderFirm()).map(({ what }, index) => ({ part, what, index })),
);

let firm: Firm | undefined;

describe('golden requests', () => {
	it('are at least 60', () => {
		expect(NAMES.length).toBeGreaterThanOrEqual(60);
		expect(new Set(NAMES.map(({ what }) => what)).size).toBe(NAMES.length);
	});

	it.each(NAMES)('$part: $what', async ({ part, index }) => {
		// The sandbox's firm is the same after each reset.
		firm ??= await lookUpFirm(await clientOf(clio().process));
		const golden: Golden | undefined = PARTS[part]?.(firm)[index];
		if (golden === undefined) throw new Error(`There is no golden ${index} of ${part}`);
		expect(hiddenParameters(golden.parameters)).toEqual([]);
		const account = await accessTokenAccount(clio());
		await clio().process.control.clearRequests();
		const run = await clio().run(account, golden.parameters);
		expect([run.error?.message, Reflect.get(Object(run.error), 'description')]).toEqual([undefined, undefined]);
		expect(run.items(NODE).length).toBeGreaterThanOrEqual(0);
		const sent = await clio().apiRequests();
		expect(sent.map((request, at) => shown(request, golden.requests[at]))).toEqual(golden.requests.map(expected));
	});
});

interface Sent {
	method: string;
	path: string;
	query: string;
	body: unknown;
}

/** What was sent, as far as the golden speaks of it. */
function shown({ method, path, query, body }: Sent, golden?: GoldenRequest) {
	const line = `${method} ${path.replace('/api/v4', '').replace(/\.json$/, '')}`;
	const data: unknown = Reflect.get(Object(body), 'data');
	return {
		line,
		...(golden === undefined || golden.query !== undefined ? { query: pairs(query) } : {}),
		...(data === undefined && body === null ? {} : { body: data }),
	};
}

function expected({ line, query, body }: GoldenRequest) {
	return {
		line,
		...(query === undefined ? {} : { query: query.split('&').sort() }),
		...(body === undefined ? {} : { body }),
	};
}

function pairs(query: string): string[] {
	return query.split('&').map(decodeURIComponent).sort();
}

function placeholderFirm(): Firm {
	const named = { id: 0, name: '' };
	const value = { owner: 0, id: 0 };
	return {
		...Object.fromEntries(
			['user', 'client', 'company', 'matter', 'calendar', 'task', 'document', 'folder', 'template'].map((name) => [
				name,
				0,
			]),
		),
		area: { id: 0, name: '', stage: 0, stageName: '' },
		expenseCategory: named,
		documentCategory: named,
		taskType: named,
		outcome: { ...named, settled: 0, dismissed: 0 },
		foundUs: { ...named, walkIn: 0 },
		outcomeValue: value,
		workEmail: value,
	} as unknown as Firm;
}
