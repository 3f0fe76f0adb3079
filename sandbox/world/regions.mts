export const regionNames = ['us', 'eu', 'ca', 'au'] as const;
export type RegionName = (typeof regionNames)[number];

/** Whether the text names one of Clio's regions. */
export function isRegionName(value: unknown): value is RegionName {
	return regionNames.some((name) => name === value);
}

/** What differs between the four worlds. Names are invented; hosts are Clio's own (used behind TLS only). */
export const regionProfiles: Readonly<
	Record<
		RegionName,
		{ host: string; firm: string; accountId: number; appId: number; firstId: number; userEmail: string }
	>
> = {
	us: {
		host: 'app.clio.com',
		firm: 'Harbor & Vale LLP',
		accountId: 410001,
		appId: 9101,
		firstId: 1_000_000,
		userEmail: 'morgan.vale@harborvale.example.com',
	},
	eu: {
		host: 'eu.app.clio.com',
		firm: 'Ashdown Keele Solicitors',
		accountId: 420001,
		appId: 9201,
		firstId: 2_000_000,
		userEmail: 'morgan.keele@ashdownkeele.example.com',
	},
	ca: {
		host: 'ca.app.clio.com',
		firm: 'Birchmount Barristers',
		accountId: 430001,
		appId: 9301,
		firstId: 3_000_000,
		userEmail: 'morgan.birch@birchmount.example.com',
	},
	au: {
		host: 'au.app.clio.com',
		firm: 'Coolabah Legal',
		accountId: 440001,
		appId: 9401,
		firstId: 4_000_000,
		userEmail: 'morgan.coolabah@coolabahlegal.example.com',
	},
};
