import type { Identifier } from '../firm/record.mjs';
import type { RegionName } from '../world/regions.mjs';
import type { Reply } from './sending.mjs';

/** One POST to a receiver, or one that was left out. Never holds a token or a secret. */
export interface Attempt {
	readonly sequence: number;
	readonly region: RegionName;
	readonly kind: 'handshake' | 'delivery' | 'deauthorization';
	readonly url: string;
	readonly webhookId?: Identifier;
	/** The same for all attempts of one delivery, another one for its repetition. */
	readonly deliveryId?: number;
	readonly model?: string;
	readonly recordId?: Identifier;
	readonly event?: string;
	/** 1 for the first try of a delivery, 2 for the first retry. */
	readonly attempt?: number;
	/** In the sandbox's time. */
	readonly at: string;
	readonly outcome: 'accepted' | 'refused' | 'lost' | Exclude<Reply['kind'], 'answered'>;
	/** 0 without an answer. */
	readonly status: number;
	readonly latencyMilliseconds: number;
	/** Which of the webhook's secrets was the key: 1 for the first, one more with each new secret. */
	readonly secretNumber?: number;
	/** The body that was signed. */
	readonly body?: string;
}

const longest = 50_000;

/** What was sent to receivers, bounded: the oldest entries go first. */
export class AttemptLog {
	private attempts: Attempt[] = [];
	private count = 0;

	add(attempt: Omit<Attempt, 'sequence'>): void {
		this.count += 1;
		this.attempts.push({ sequence: this.count, ...attempt });
		if (this.attempts.length > longest) this.attempts.shift();
	}

	list(): readonly Attempt[] {
		return this.attempts;
	}

	clear(): void {
		this.attempts = [];
	}
}
