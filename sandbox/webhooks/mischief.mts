import { isObject, readOptionalNumber, readOptionalText, readText } from '../json/shape.mjs';

/** What goes wrong on the way of a delivery. */
export type Mischief =
	| { readonly kind: 'lose' }
	| { readonly kind: 'repeat'; readonly copies: number }
	| { readonly kind: 'delay'; readonly seconds: number }
	| { readonly kind: 'hold' };

interface Plan {
	readonly webhookId: number | undefined;
	readonly model: string | undefined;
	readonly event: string | undefined;
	times: number;
	readonly mischief: Mischief;
}

/** What a plan is compared with. */
interface Subject {
	readonly webhookId: number;
	readonly model: string;
	readonly event: string;
}

function readMischief(value: unknown): Mischief {
	if (!isObject(value)) throw new TypeError('mischief must be an object');
	const kind = readText(value, 'kind');
	switch (kind) {
		case 'lose':
		case 'hold':
			return { kind };
		case 'repeat':
			return { kind, copies: readOptionalNumber(value, 'copies') ?? 1 };
		case 'delay':
			return { kind, seconds: readOptionalNumber(value, 'seconds') ?? 60 };
		default:
			throw new TypeError(`There is no kind of mischief ${kind}`);
	}
}

/** What a test ordered to go wrong with the next deliveries. */
export class MischiefPlan {
	private plans: Plan[] = [];

	/** Adds an order as the control API got it; one it does not understand is an error. */
	add(order: Record<string, unknown>): void {
		this.plans.push({
			webhookId: readOptionalNumber(order, 'webhookId'),
			model: readOptionalText(order, 'model'),
			event: readOptionalText(order, 'event'),
			times: readOptionalNumber(order, 'times') ?? 1,
			mischief: readMischief(order.mischief),
		});
	}

	/** What is ordered for this delivery, used up by one. */
	take(subject: Subject): Mischief | undefined {
		const found = this.plans.find(
			(plan) =>
				(plan.webhookId ?? subject.webhookId) === subject.webhookId &&
				(plan.model ?? subject.model) === subject.model &&
				(plan.event ?? subject.event) === subject.event,
		);
		if (found === undefined) return undefined;
		found.times -= 1;
		this.plans = this.plans.filter((plan) => plan.times > 0);
		return found.mischief;
	}
}
