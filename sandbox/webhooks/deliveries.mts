import type { FirmRecord } from '../firm/record.mjs';
import type { Region } from '../world/region.mjs';
import type { Attempt } from './attemptLog.mjs';
import { Lanes, type Delivery } from './lanes.mjs';
import { MischiefPlan } from './mischief.mjs';
import { signatureOf } from './payload.mjs';
import { postTo, resultOf } from './receivers.mjs';
import { notSent } from './sending.mjs';
import type { Workload } from './workload.mjs';

/** What becomes of a webhook whose receiver does not take deliveries any more. */
export interface WebhookEnds {
	isLive(webhook: FirmRecord): boolean;
	/** The receiver answered 410. */
	gone(webhook: FirmRecord): void;
	/** The last retry of a delivery failed. */
	exhausted(webhook: FirmRecord): void;
}

const mostPast = 1000;
const isSuccess = (status: number): boolean => status >= 200 && status < 400;

/** The deliveries of a region on their way, with their retries and with what a test lets go wrong. */
export class Deliveries {
	readonly plan = new MischiefPlan();
	readonly lanes: Lanes;
	/** In the order of their events. */
	private held: Delivery[] = [];
	private readonly past: Delivery[] = [];
	private count = 0;
	private isOver = false;

	constructor(
		private readonly region: Region,
		workload: Workload,
		private readonly ends: WebhookEnds,
	) {
		this.lanes = new Lanes(region.clock.now, workload, async (delivery) => await this.attempt(delivery));
	}

	/** Sends a delivery, unless a test ordered otherwise. */
	dispatch(notice: Pick<Delivery, 'webhook' | 'model' | 'recordId' | 'event' | 'body'>): void {
		const delivery = this.fresh(notice);
		const { webhook, model, event } = delivery;
		this.past.push(delivery);
		if (this.past.length > mostPast) this.past.shift();
		const mischief = this.plan.take({ webhookId: Number(webhook.id), model, event });
		switch (mischief?.kind) {
			case 'lose':
				this.log(delivery, { ...resultOf(this.region, notSent, false), outcome: 'lost' });
				return;
			case 'hold':
				this.held.push(delivery);
				return;
			case 'delay':
				this.lanes.add({ ...delivery, dueAt: this.region.clock.now() + mischief.seconds * 1000 });
				return;
			case 'repeat':
				this.lanes.add(delivery);
				for (let copies = mischief.copies; copies > 0; copies--) this.lanes.add(this.fresh(delivery));
				return;
			case undefined:
				this.lanes.add(delivery);
		}
	}

	/** Sends what is held back, as it was held or the other way round. */
	release(reversed: boolean): void {
		const { held } = this;
		this.held = [];
		for (const delivery of reversed ? held.reverse() : held) this.lanes.add(delivery);
	}

	/** Sends a delivery of the past once more; the last one when none is named. False when there is none. */
	repeat(deliveryId: number | undefined): boolean {
		const found = deliveryId === undefined ? this.past.at(-1) : this.past.find(({ id }) => id === deliveryId);
		if (found !== undefined) this.lanes.add(this.fresh(found));
		return found !== undefined;
	}

	/** Forgets what still waits for the webhook. */
	drop(webhook: FirmRecord): void {
		this.lanes.drop(webhook);
		this.held = this.held.filter((delivery) => delivery.webhook !== webhook);
	}

	/** Sends and logs nothing any more. */
	end(): void {
		this.isOver = true;
		this.lanes.clear();
	}

	private fresh(notice: Pick<Delivery, 'webhook' | 'model' | 'recordId' | 'event' | 'body'>): Delivery {
		this.count += 1;
		return { ...notice, id: this.count, attempts: 0, dueAt: 0 };
	}

	/** 2xx and 3xx are success, 410 ends the webhook, all else is tried again after waits that double (Clio: Webhooks). */
	private async attempt(delivery: Delivery): Promise<number | undefined> {
		const { webhook, body } = delivery;
		const { settings, clock } = this.region;
		if (this.isOver || !this.ends.isLive(webhook)) return undefined;
		delivery.attempts += 1;
		const secretNumber = webhook.number('secret_number');
		const url = webhook.text('url');
		const signature = signatureOf(webhook.text('shared_secret'), body);
		const reply = await postTo(this.region, url, body, { 'X-Hook-Signature': signature });
		this.log(delivery, { ...resultOf(this.region, reply, isSuccess(reply.status)), secretNumber, url });
		if (isSuccess(reply.status) || reply.kind === 'not sent') return undefined;
		if (reply.status === 410) this.ends.gone(webhook);
		else if (delivery.attempts > settings.webhookRetries) this.ends.exhausted(webhook);
		else if (this.ends.isLive(webhook))
			return clock.now() + settings.webhookFirstRetrySeconds * 1000 * 2 ** (delivery.attempts - 1);
		return undefined;
	}

	private log(delivery: Delivery, result: Partial<Attempt> & ReturnType<typeof resultOf>): void {
		if (this.isOver) return;
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
			secretNumber: webhook.number('secret_number'),
			...result,
			body,
		});
	}
}
