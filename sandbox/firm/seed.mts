import type { regionProfiles, RegionName } from '../world/regions.mjs';
import type { Now } from '../world/clock.mjs';
import { Firm } from './firm.mjs';
import { seedCalendars } from './seeds/calendars.mjs';
import { seedContacts } from './seeds/contacts.mjs';
import { seedCustomFields } from './seeds/customFields.mjs';
import { seedDocuments } from './seeds/documents.mjs';
import { seedMatters } from './seeds/matters.mjs';
import { seedMoney } from './seeds/money.mjs';
import { seedPractice } from './seeds/practice.mjs';
import { seedSettings } from './seeds/settings.mjs';
import { seedUsers } from './seeds/users.mjs';
import { seedWork } from './seeds/work.mjs';

/** The firm of a region as it is at the start: the same records with the same ids every time. */
export function seedFirm(
	profile: (typeof regionProfiles)[RegionName],
	region: RegionName,
	extraMatters: number,
	now: Now,
): Firm {
	const firm = new Firm(region, profile.accountId, profile.firstId, now);
	seedUsers(firm, profile);
	seedSettings(firm);
	seedPractice(firm);
	seedCustomFields(firm);
	seedContacts(firm);
	seedMatters(firm, extraMatters);
	seedWork(firm);
	seedCalendars(firm);
	seedMoney(firm);
	seedDocuments(firm);
	return firm;
}
