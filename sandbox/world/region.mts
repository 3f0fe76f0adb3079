import { createHash } from 'node:crypto';
import { RateWindows } from '../api/rateLimit.mjs';
import { FaultPlan } from '../control/faults.mjs';
import { FileStore } from '../files/fileStore.mjs';
import type { Firm } from '../firm/firm.mjs';
import { seedFirm } from '../firm/seed.mjs';
import { TokenStore } from '../oauth/tokens.mjs';
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
}

const derive = (text: string): string =>
	createHash('sha256').update(`sandbox ${text}`).digest('base64url').replace(/[-_]/g, 'x').slice(0, 40);

/** One region of Clio: its own firm, users, app, tokens, settings. Nothing is shared with the other regions. */
export class Region {
	readonly profile: (typeof regionProfiles)[RegionName];
	readonly app: DeveloperApp;
	settings: Settings = defaultSettings();
	tokens: TokenStore;
	rates: RateWindows;
	faults = new FaultPlan();
	files: FileStore;
	private seeded: Firm | undefined;
	/** Set once the region listens. */
	baseUrl = '';

	constructor(
		readonly name: RegionName,
		readonly journal: Journal,
		readonly clock: Clock,
		redirectUris: readonly string[],
	) {
		this.profile = regionProfiles[name];
		this.tokens = new TokenStore(clock.now);
		this.rates = new RateWindows(clock.now);
		this.files = new FileStore(clock.now);
		this.app = {
			id: this.profile.appId,
			name: 'n8n workflows',
			clientId: derive(`${name} key`),
			clientSecret: derive(`${name} secret`),
			redirectUris: [...redirectUris],
		};
	}

	/** The region's firm, seeded when it is first needed. */
	get firm(): Firm {
		this.seeded ??= seedFirm(this.profile, this.name, this.settings.extraMatters, this.clock.now);
		return this.seeded;
	}

	/** Changes settings; another number of extra matters seeds the firm anew. */
	configure(changes: unknown): void {
		const before = this.settings.extraMatters;
		changeSettings(this.settings, changes);
		if (this.settings.extraMatters !== before) this.seeded = undefined;
	}

	/** Everything as at the start, but for the app. */
	reset(): void {
		this.settings = defaultSettings();
		this.tokens = new TokenStore(this.clock.now);
		this.rates = new RateWindows(this.clock.now);
		this.faults = new FaultPlan();
		this.files = new FileStore(this.clock.now);
		this.seeded = undefined;
	}
}

/** The four regions, their common journal and clock. */
export class World {
	readonly journal = new Journal();
	readonly clock = new Clock();
	readonly regions: Readonly<Record<RegionName, Region>>;

	constructor(redirectUris: readonly string[]) {
		const region = (name: RegionName) => new Region(name, this.journal, this.clock, redirectUris);
		this.regions = { us: region('us'), eu: region('eu'), ca: region('ca'), au: region('au') };
	}

	/** The named region, or all of them. */
	select(name: RegionName | undefined): Region[] {
		return name === undefined ? regionNames.map((each) => this.regions[each]) : [this.regions[name]];
	}
}
