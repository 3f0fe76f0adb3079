import type { FirmRecord } from '../firm/record.mjs';
import type { Region } from '../world/region.mjs';
import type { ChangeBook, ChangedRecord } from './changeBook.mjs';
import { Deliveries } from './deliveries.mjs';
import { shakeHands } from './handshake.mjs';
import { dataFor, digestOf } from './payload.mjs';
import { Workload } from './workload.mjs';

export type WebhookStatus = 'pending' | 'enabled' | 'suspended';

/** The webhooks of one region: their handshakes and ends, and who is told of what. */
export class WebhookDesk {
	readonly workload = new Workload();
	readonly deliveries: Deliveries;
	/** Digest of what a webhook was last told of a record, by webhook and record. */
	private readonly told = new WeakMap<FirmRecord, Map<FirmRecord, string>>();

	constructor(
		private readonly region: Region,
		readonly changes: ChangeBook,
	) {
		this.deliveries = new Deliveries(region, this.workload, {
			isLive: (webhook) => this.isLive(webhook),
			gone: (webhook) => {
				if (region.settings.removeGoneWebhooks) region.firm.remove(webhook);
				else this.setStatus(webhook, 'suspended');
			},
			exhausted: (webhook) => this.setStatus(webhook, 'suspended'),
		});
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

	/** What happens after a webhook got its URL: the handshake, when the settings say so. A failed one is not repeated. */
	async introduce(webhook: FirmRecord, afterAnswer: (work: () => void) => void): Promise<void> {
		this.deliveries.drop(webhook);
		switch (this.region.settings.webhookHandshake) {
			case 'before':
				await this.confirm(webhook);
				return;
			case 'after':
				this.workload.begin();
				afterAnswer(() => void this.confirm(webhook).finally(() => this.workload.end()));
				return;
			case 'never':
				this.setStatus(webhook, 'enabled');
		}
	}

	/** Marks the webhook. Unless it is enabled, what waits for it is forgotten. */
	setStatus(webhook: FirmRecord, status: WebhookStatus): void {
		if (webhook.text('status') === status) return;
		webhook.values.status = status;
		webhook.touch(this.region.clock.now());
		if (status !== 'enabled') this.deliveries.drop(webhook);
	}

	/** Removes the webhooks of users who took the app's access away, if the settings say so. */
	endAccess(userIds: ReadonlySet<unknown>): void {
		if (!this.region.settings.endWebhooksOnRevoke) return;
		for (const webhook of this.region.firm.all('Webhook'))
			if (userIds.has(webhook.link('user')?.id)) this.region.firm.remove(webhook);
	}

	private async confirm(webhook: FirmRecord): Promise<void> {
		const confirmed = await shakeHands(this.region, webhook);
		if (confirmed && webhook.text('status') === 'pending') this.setStatus(webhook, 'enabled');
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
			/* What comes back from the trash is told, even if it is as it was. */
			if (event === 'deleted') told.delete(record);
			else told.set(record, digest);
			const body = JSON.stringify({ data, meta: { event, webhook_id: Number(webhook.id) } });
			this.deliveries.dispatch({ webhook, model, recordId: record.id ?? 0, event, body });
		}
	}
}
