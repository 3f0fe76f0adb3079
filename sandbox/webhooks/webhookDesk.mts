import { timestamp } from '../fields/timestamp.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import type { JsonObject } from '../json/shape.mjs';
import type { Region } from '../world/region.mjs';
import { ChangeBook, type ChangedRecord } from './changeBook.mjs';
import { Lanes, type Delivery } from './lanes.mjs';
import { MischiefPlan } from './mischief.mjs';
import { dataFor, digestOf, signatureOf } from './payload.mjs';
import { notSent, post, type Reply } from './sending.mjs';
import { Workload } from './workload.mjs';

const isSuccess = (status: number): boolean => status >= 200 && status < 400;

/** The webhooks of one region: who is told of what, handshakes, deliveries and their retries. */
export class WebhookDesk {
	readonly plan = new MischiefPlan();
	readonly workload = new Workload();
	readonly lanes: Lanes;
	/** Deliveries that a test holds back, in the order of their events. */
	private held: Delivery[] = [];
	private past: Delivery[] = [];
	/** Digest of what a webhook was last told of a record, by webhook and record. */
	private readonly told = new WeakMap<FirmRecord, Map<FirmRecord, string>>();
	private count = 0;

	constructor(
		private readonly region: Region,
		readonly changes: ChangeBook,
	) {
		this.lanes = new Lanes(region.clock.now, this.workload, async (delivery) => await this.attempt(delivery));
	}

	/** Removes webhooks whose time is over; Clio gives no notice. */
	dropExpired(): void {
		if (this.region.settings.keepExpiredWebhooks) return;
		for (const webhook of this.region.firm.all('Webhook'))
			if (this.isExpired(webhook)) this.region.firm.remove(webhook);
	}

	/** Tells the webhooks of everything that changed since the last time. */
	announce(): void {
		for (const changed of this.changes.collect(this.region.settings.matterOpenedOnCreate)) {
			for (const webhook of this.region.firm.all('Webhook')) this.tell(webhook, changed);
		}
	}

	/** What happens after a webhook got its URL: the handshake, when the settings say so. */
	async introduce(webhook: FirmRecord, afterAnswer: (work: () => void) => void): Promise<void> {
		switch (this.region.settings.webhookHandshake) {
			case 'before':
				await this.shakeHands(webhook);
				return;
			case 'after':
				this.workload.begin();
				afterAnswer(() => void this.shakeHands(webhook).finally(() => this.workload.end()));
				return;
			case 'never':
				this.setStatus(webhook, 'enabled');
		}
	}

	/** Marks the webhook; its deliveries go out only while it is enabled. */
	setStatus(webhook: FirmRecord, status: 'pending' | 'enabled' | 'suspended'): void {
		if (webhook.text('status') === status) return;
		webhook.values.status = status;
		webhook.touch(this.region.clock.now());
	}

	/** Sends what is held back, as it was held or the other way round. @returns how many */
	release(reversed: boolean): number {
		const { held } = this;
		this.held = [];
		for (const delivery of reversed ? held.reverse() : held) this.lanes.add(delivery);
		return held.length;
	}

	/** Sends a delivery of the past once more; the last one when none is named. False when there is none. */
	repeat(deliveryId: number | undefined): boolean {
		const found = deliveryId === undefined ? this.past.at(-1) : this.past.find(({ id }) => id === deliveryId);
		if (found !== undefined) this.lanes.add(this.copy(found));
		return found !== undefined;
	}

	private isExpired(webhook: FirmRecord): boolean {
		return Date.parse(webhook.text('expires_at')) <= this.region.clock.now();
	}

	private isLive(webhook: FirmRecord): boolean {
		const isThere = webhook.id !== null && this.region.firm.find('Webhook', webhook.id) === webhook;
		return isThere && webhook.text('status') === 'enabled' && !this.isExpired(webhook);
	}

	/** `updated` is told when a listed field differs from what was told before, or nothing was (Clio: Webhooks). */
	private tell(webhook: FirmRecord, { change, record }: ChangedRecord): void {
		const { model, events } = change;
		const wanted: unknown = webhook.values.events;
		if (!this.isLive(webhook) || webhook.text('model') !== model || !Array.isArray(wanted)) return;
		const told = this.told.get(webhook) ?? new Map<FirmRecord, string>();
		this.told.set(webhook, told);
		for (const event of events.filter((one) => wanted.includes(one))) {
			const data = dataFor(this.region, webhook, record);
			if (data === undefined) return;
			const digest = digestOf(data);
			if (event === 'updated' && told.get(record) === digest) continue;
			told.set(record, digest);
			this.dispatch(webhook, record, model, event, data);
		}
	}

	private dispatch(webhook: FirmRecord, record: FirmRecord, model: string, event: string, data: JsonObject): void {
		this.count += 1;
		const webhookId = Number(webhook.id);
		const delivery: Delivery = {
			id: this.count,
			webhook,
			model,
			recordId: record.id ?? 0,
			event,
			body: JSON.stringify({ data, meta: { event, webhook_id: webhookId } }),
			attempts: 0,
			dueAt: 0,
		};
		this.past.push(delivery);
		if (this.past.length > 1000) this.past.shift();
		const mischief = this.plan.take({ webhookId, model, event });
		switch (mischief?.kind) {
			case 'lose':
				this.log(delivery, notSent, 'lost');
				return;
			case 'hold':
				this.held.push(delivery);
				return;
			case 'delay':
				this.lanes.add({ ...delivery, dueAt: this.region.clock.now() + mischief.seconds * 1000 });
				return;
			case 'repeat':
				for (let copies = mischief.copies; copies >= 0; copies--)
					this.lanes.add(copies === mischief.copies ? delivery : this.copy(delivery));
				return;
			case undefined:
				this.lanes.add(delivery);
		}
	}

	private copy(delivery: Delivery): Delivery {
		this.count += 1;
		return { ...delivery, id: this.count, attempts: 0, dueAt: 0 };
	}

	private async send(webhook: FirmRecord, body: string, headers: Record<string, string>): Promise<Reply> {
		const url = new URL(webhook.text('url'));
		const target = this.region.routes.resolve(url);
		if (target === undefined) return notSent;
		const timeoutMilliseconds = this.region.settings.webhookTimeoutSeconds * 1000;
		return await post({ target, host: url.host, headers, body, timeoutMilliseconds });
	}

	/** 2xx and 3xx are success; 410 ends the webhook; all else is tried again with doubling waits, then it is suspended. */
	private async attempt(delivery: Delivery): Promise<number | undefined> {
		const { webhook, body } = delivery;
		const { settings, clock, firm } = this.region;
		if (!this.isLive(webhook)) return undefined;
		delivery.attempts += 1;
		const signature = signatureOf(webhook.text('shared_secret'), body);
		const reply = await this.send(webhook, body, { 'X-Hook-Signature': signature });
		const accepted = isSuccess(reply.status) || reply.kind === 'not sent';
		this.log(delivery, reply, accepted ? 'accepted' : 'refused');
		if (accepted) return undefined;
		if (reply.status === 410) {
			if (settings.removeGoneWebhooks) firm.remove(webhook);
			else this.setStatus(webhook, 'suspended');
			return undefined;
		}
		if (delivery.attempts <= settings.webhookRetries)
			return clock.now() + settings.webhookFirstRetrySeconds * 1000 * 2 ** (delivery.attempts - 1);
		this.setStatus(webhook, 'suspended');
		return undefined;
	}

	/** POSTs the secret; the webhook is enabled when it comes back. A failed handshake is not tried again. */
	private async shakeHands(webhook: FirmRecord): Promise<void> {
		const url = webhook.text('url');
		const secret = webhook.text('shared_secret');
		const body = JSON.stringify({ data: { webhook_id: Number(webhook.id) } });
		const reply = await this.send(webhook, body, { 'X-Hook-Secret': secret });
		const accepted = reply.status >= 200 && reply.status < 300 && reply.headers['x-hook-secret'] === secret;
		this.region.attempts.add({
			region: this.region.name,
			kind: 'handshake',
			url,
			webhookId: webhook.id ?? 0,
			...this.result(reply, accepted ? 'accepted' : 'refused'),
			secretNumber: webhook.number('secret_number'),
			body,
		});
		if (accepted && webhook.text('url') === url && webhook.text('status') === 'pending')
			this.setStatus(webhook, 'enabled');
	}

	private result(reply: Reply, judged: 'accepted' | 'refused' | 'lost') {
		return {
			at: timestamp(this.region.clock.now()),
			outcome: judged === 'lost' || reply.kind === 'answered' ? judged : reply.kind,
			status: reply.status,
			latencyMilliseconds: reply.latencyMilliseconds,
		};
	}

	private log(delivery: Delivery, reply: Reply, judged: 'accepted' | 'refused' | 'lost'): void {
		if (this.region.webhooks !== this) return;
		const { webhook, id, model, recordId, event, attempts, body } = delivery;
		this.region.attempts.add({
			region: this.region.name,
			kind: 'delivery',
			url: webhook.text('url'),
			webhookId: webhook.id ?? 0,
			deliveryId: id,
			model,
			recordId,
			event,
			attempt: attempts,
			...this.result(reply, judged),
			secretNumber: webhook.number('secret_number'),
			body,
		});
	}
}
