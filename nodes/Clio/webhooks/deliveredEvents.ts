import { digestOf } from './digest';

/** So many events are remembered; as n8n stores them they take 24 KB. */
const MOST = 3_000;

const MARK_LENGTH = 8;

/** Bounded memory of the events that a trigger has put out, oldest first. */
export class DeliveredEvents {
	private readonly marks = new Set<string>();

	/** The text that was taken in or given out last: nothing new is in it. */
	private text = '';

	/** Whether an event was put out. */
	has(id: string): boolean {
		return this.marks.has(markOf(id));
	}

	/** Remembers an event; the oldest one is forgotten when there are too many. */
	add(id: string): void {
		this.put(markOf(id));
	}

	/** As n8n stores it. */
	toText(): string {
		return (this.text = [...this.marks].join(''));
	}

	/** Takes in what another process stored, or this one before n8n was restarted; anything else is passed over. */
	merge(text: string): void {
		if (text === this.text || text.length % MARK_LENGTH !== 0 || text.length > MOST * MARK_LENGTH) return;
		this.text = text;
		for (let start = 0; start < text.length; start += MARK_LENGTH) this.put(text.slice(start, start + MARK_LENGTH));
	}

	private put(mark: string): void {
		if (this.marks.has(mark)) return;
		this.marks.add(mark);
		for (const oldest of this.marks) {
			if (this.marks.size <= MOST) break;
			this.marks.delete(oldest);
		}
	}
}

function markOf(id: string): string {
	return Buffer.from(digestOf(id), 'hex').toString('base64url').slice(0, MARK_LENGTH);
}
