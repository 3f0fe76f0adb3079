import { isObject, readOptionalNumber, readOptionalText, readText, toJson, type Json } from '../json/shape.mjs';

export type FaultAnswer =
	| { readonly kind: 'status'; readonly status: number; readonly headers: Record<string, string>; readonly body: Json }
	| { readonly kind: 'html'; readonly status: number }
	| { readonly kind: 'empty'; readonly status: number }
	| { readonly kind: 'truncated' }
	| { readonly kind: 'reset' }
	| { readonly kind: 'lost' };

interface Fault {
	readonly method?: string | undefined;
	readonly path?: string | undefined;
	times: number;
	readonly answer: FaultAnswer;
}

function statusOf(answer: Record<string, unknown>): number {
	const status = readOptionalNumber(answer, 'status');
	if (status === undefined || status < 200 || status > 599) throw new TypeError('status must be between 200 and 599');
	return status;
}

function readAnswer(answer: unknown): FaultAnswer {
	if (!isObject(answer)) throw new TypeError('answer must be an object');
	const kind = readText(answer, 'kind');
	switch (kind) {
		case 'status': {
			const headers: Record<string, string> = {};
			for (const [name, value] of Object.entries(isObject(answer.headers) ? answer.headers : {})) {
				headers[name] = String(value);
			}
			return { kind, status: statusOf(answer), headers, body: answer.body === undefined ? null : toJson(answer.body) };
		}
		case 'html':
		case 'empty':
			return { kind, status: statusOf(answer) };
		case 'truncated':
		case 'reset':
		case 'lost':
			return { kind };
		default:
			throw new TypeError(`There is no kind of answer ${kind}`);
	}
}

/** A path without version prefix and `.json`, as faults compare it. */
const bare = (path: string): string => path.replace(/^\/api\/v4/, '').replace(/\.json$/, '');

/** Wrong answers that a test ordered for the next requests. */
export class FaultPlan {
	private faults: Fault[] = [];

	/** Adds a fault as the control API got it; an order it does not understand is an error. */
	add(order: Record<string, unknown>): void {
		this.faults.push({
			method: readOptionalText(order, 'method')?.toUpperCase(),
			path: readOptionalText(order, 'path'),
			times: readOptionalNumber(order, 'times') ?? 1,
			answer: readAnswer(order.answer),
		});
	}

	/** The answer ordered for this request, used up by one. `*` at the end of a path stands for any rest. */
	take(method: string, path: string): FaultAnswer | undefined {
		const found = this.faults.find((fault) => {
			if (fault.method !== undefined && fault.method !== method) return false;
			if (fault.path === undefined) return true;
			return fault.path.endsWith('*')
				? bare(path).startsWith(bare(fault.path.slice(0, -1)))
				: bare(path) === bare(fault.path);
		});
		if (found === undefined) return undefined;
		found.times -= 1;
		this.faults = this.faults.filter((fault) => fault.times > 0);
		return found.answer;
	}
}
