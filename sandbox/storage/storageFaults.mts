import { isObject, readOptionalNumber, readOptionalText, readText } from '../json/shape.mjs';

/** What goes wrong in the storage when a test orders it. */
export type StorageFaultAnswer =
	| { readonly kind: 'status'; readonly status: number }
	| { readonly kind: 'reset' | 'lost' | 'stalled' | 'badDigest' | 'expired' };

interface StorageFault {
	readonly method?: string | undefined;
	readonly part?: number | undefined;
	after: number;
	times: number;
	readonly answer: StorageFaultAnswer;
}

function readAnswer(answer: unknown): StorageFaultAnswer {
	if (!isObject(answer)) throw new TypeError('answer must be an object');
	const kind = readText(answer, 'kind');
	switch (kind) {
		case 'status': {
			const status = readOptionalNumber(answer, 'status');
			if (status === undefined || status < 400 || status > 599)
				throw new TypeError('status must be between 400 and 599');
			return { kind, status };
		}
		case 'reset':
		case 'lost':
		case 'stalled':
		case 'badDigest':
		case 'expired':
			return { kind };
		default:
			throw new TypeError(`The storage has no kind of answer ${kind}`);
	}
}

/** Faults that a test ordered for the next requests to the storage. */
export class StorageFaultPlan {
	private faults: StorageFault[] = [];

	/** Adds a fault as the control API got it; an order it does not understand is an error. */
	add(order: Record<string, unknown>): void {
		this.faults.push({
			method: readOptionalText(order, 'method')?.toUpperCase(),
			part: readOptionalNumber(order, 'part'),
			after: readOptionalNumber(order, 'after') ?? 0,
			times: readOptionalNumber(order, 'times') ?? 1,
			answer: readAnswer(order.answer),
		});
	}

	/** The fault ordered for this request, used up by one. `after` lets so many matching requests pass first. */
	take(method: string, part: number | undefined): StorageFaultAnswer | undefined {
		for (const fault of this.faults) {
			if (fault.method !== undefined && fault.method !== method) continue;
			if (fault.part !== undefined && fault.part !== part) continue;
			if (fault.after > 0) {
				fault.after -= 1;
				continue;
			}
			fault.times -= 1;
			this.faults = this.faults.filter(({ times }) => times > 0);
			return fault.answer;
		}
		return undefined;
	}
}
