import { createHash } from 'node:crypto';
import { RateWindows } from '../api/rateLimit.mjs';
import { FaultPlan } from '../control/faults.mjs';
import type { Firm } from '../firm/firm.mjs';
import { seedFirm } from '../firm/seed.mjs';
import { TokenStore } from '../oauth/tokens.mjs';
import { StorageFaultPlan } from '../storage/storageFaults.mjs';
import { AttemptLog } from '../webhooks/attemptLog.mjs';
import { ChangeBook } from '../webhooks/changeBook.mjs';
import { HostRoutes } from '../webhooks/loopback.mjs';
import { WebhookDesk } from '../webhooks/webhookDesk.mjs';
import { Clock } from './clock.mjs';
import { Journal } from './journal.mjs';
import { regionNames, regionProfiles, type RegionName } from './regions.mjs';
import { changeSettings, defaultSettings, type Settings } from './settings.mjs';

/** The developer application of a region. */
export interface DeveloperApp {
	readonly id: number;
	readonly name: string;
	readonly clientId: string;
	readonly clientSecret: string;
	readonly redirectUris: string[];
	/** Is told when access ends; one for each app. */
	deauthorizationCallbackUrl: string | undefined;
}

const derive = (text: string): string =>
	createHash('sha256').update(`sandbox ${text}`).digest('base64url').replace(/[-_]/g, 'x').slice(0, 40);

/** What the regions have in common. */
export interface Shared {
	readonly journal: Journal;
	readonly clock: Clock;
	readonly attempts: AttemptLog;
	/** Where requests to other hosts go, for receivers behind a proxy. */
	readonly routes: HostRoutes;
}

/** One region of Clio: its own firm, users, app, tokens, settings. Nothing is shared with the other regions. */
export class Region {
	readonly profile: (typeof regionProfiles)[RegionName];
	readonly app: DeveloperApp;
	readonly journal: Journal;
	readonly clock: Clock;
	readonly attempts: AttemptLog;
	readonly routes: HostRoutes;
	settings: Settings = defaultSettings();
	tokens: TokenStore;
	rates: RateWindows;
	faults = new FaultPlan();
	storageFaults = new StorageFaultPlan();
	/** What the storage's addresses are signed with. */
	readonly storageKeys: { readonly id: string; readonly secret: string };
	private seeded: { readonly firm: Firm; readonly webhooks: WebhookDesk } | undefined;
	/** Set once the region listens. */
	baseUrl = '';
	/** Where the storage listens, an origin of its own. */
	storageUrl = '';

	constructor(
		readonly name: RegionName,
		{ journal, clock, attempts, routes }: Shared,
		redirectUris: readonly string[],
	) {
		this.journal = journal;
		this.clock = clock;
		this.attempts = attempts;
		this.routes = routes;
		this.profile = regionProfiles[name];
		this.tokens = new TokenStore(clock.now);
		this.rates = new RateWindows(clock.now);
		this.app = {
			id: this.profile.appId,
			name: 'n8n workflows',
			clientId: derive(`${name} key`),
			clientSecret: derive(`${name} secret`),
			redirectUris: [...redirectUris],
			deauthorizationCallbackUrl: undefined,
		};
		this.storageKeys = { id: `SANDBOX${name.toUpperCase()}`, secret: derive(`${name} storage`) };
	}

	/** The region's firm, seeded when it is first needed. */
	get firm(): Firm {
		return this.account().firm;
	}

	/** Who is told of the firm's changes. */
	get webhooks(): WebhookDesk {
		return this.account().webhooks;
	}

	/** Changes settings; another number of extra matters seeds the firm anew. */
	configure(changes: unknown): void {
		const before = this.settings.extraMatters;
		changeSettings(this.settings, changes);
		if (this.settings.extraMatters !== before) this.forget();
	}

	/** Everything as at the start, but for the app. */
	reset(): void {
		this.settings = defaultSettings();
		this.tokens = new TokenStore(this.clock.now);
		this.rates = new RateWindows(this.clock.now);
		this.faults = new FaultPlan();
		this.storageFaults = new StorageFaultPlan();
		this.forget();
	}

	/** Whether anybody asked for the firm yet. */
	get isInUse(): boolean {
		return this.seeded !== undefined;
	}

	private account() {
		if (this.seeded === undefined) {
			const firm = seedFirm(this.profile, this.name, this.settings.extraMatters, this.clock.now);
			this.seeded = { firm, webhooks: new WebhookDesk(this, new ChangeBook(this.name, firm)) };
		}
		return this.seeded;
	}

	private forget(): void {
		this.seeded?.webhooks.deliveries.end();
		this.seeded?.firm.files.clear();
		this.seeded = undefined;
	}
}

/** The four regions and what they have in common. */
export class World implements Shared {
	readonly journal = new Journal();
	readonly clock = new Clock();
	readonly attempts = new AttemptLog();
	readonly routes = new HostRoutes();
	readonly regions: Readonly<Record<RegionName, Region>>;

	constructor(redirectUris: readonly string[]) {
		const region = (name: RegionName) => new Region(name, this, redirectUris);
		this.regions = { us: region('us'), eu: region('eu'), ca: region('ca'), au: region('au') };
	}

	/** The regions whose firm was asked for already. */
	inUse(): Region[] {
		return this.select(undefined).filter((region) => region.isInUse);
	}

	/** The named region, or all of them. */
	select(name: RegionName | undefined): Region[] {
		return name === undefined ? regionNames.map((each) => this.regions[each]) : [this.regions[name]];
	}
}
