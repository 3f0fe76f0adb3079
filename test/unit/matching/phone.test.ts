import parsePhoneNumber from 'libphonenumber-js';

import type { PhoneRegion } from '../../../nodes/Clio/matching/phone';
import { comparePhones, lastDigits, phoneNumber } from '../../../nodes/Clio/matching/phone';

const COUNTRIES = { us: 'US', ca: 'CA', au: 'AU' } as const;

describe('a phone number', () => {
	it.each<[keyof typeof COUNTRIES, string]>([
		['us', '(206) 555-0123'],
		['us', '206.555.0123'],
		['us', '1-206-555-0123'],
		['us', '+1 (206) 555 0123'],
		['us', '011 44 20 7946 0958'],
		['us', '+44 (0)20 7946 0958'],
		['us', '+39 06 698 12345'],
		['us', '+353 1 234 5678'],
		['us', '206-555-0123 x45'],
		['us', '206-555-0123 ext. 45'],
		['us', 'tel:+1-206-555-0123'],
		['ca', '416 555 0187'],
		['ca', '+33 1 42 68 53 00'],
		['au', '(02) 9374 4000'],
		['au', '0412 345 678'],
		['au', '+61 2 9374 4000'],
		['au', '0011 1 206 555 0123'],
	])('in %s written %j has the digits that libphonenumber gives it', (region, text) => {
		const reference = parsePhoneNumber(text, COUNTRIES[region]);
		const read = phoneNumber(text, region);
		expect(`+${read?.digits ?? ''}`).toBe(reference?.number);
		expect(read?.extension).toBe(reference?.ext);
		expect(read?.isInternational).toBe(true);
	});

	it.each([
		['1-800-FLOWERS', '18003569377', undefined],
		['٢٠٦ ٥٥٥ ٠١٢٣', '12065550123', undefined],
		['２０６-５５５-０１２３', '12065550123', undefined],
		['206-555-0123;ext=007', '12065550123', '7'],
		['206-555-0123, 12', '12065550123', '12'],
		['206 555 0123 #9', '12065550123', '9'],
	])('is read from %j', (text, digits, extension) => {
		expect(phoneNumber(text)).toEqual({
			...{ digits, isInternational: true },
			...(extension === undefined ? {} : { extension }),
		});
	});

	it.each([
		'',
		'none',
		'ask Mary',
		'12',
		'x12',
		'jane@example.com',
		'1234567890123456789',
		'206-555-0123 (call after 6 pm)',
	])('is not read from %j', (text) => {
		expect(phoneNumber(text)).toBeUndefined();
	});
});

describe('two phone numbers', () => {
	const compare = (left: string, right: string, region: PhoneRegion = 'us') => {
		const [one, other] = [phoneNumber(left, region), phoneNumber(right, region)];
		return one === undefined || other === undefined ? undefined : comparePhones(one, other).score;
	};

	it.each<[string, string, PhoneRegion, number]>([
		['020 7946 0958', '+44 20 7946 0958', 'eu', 0.95],
		['020 7946 0958', '020 7946 0958', 'eu', 1],
		['0044 20 7946 0958', '+442079460958', 'eu', 1],
		['555-0123', '555 0123', 'us', 1],
		['555-0123', '206-555-0123', 'us', 0],
		['206-555-0123 x1', '206-555-0123 x2', 'us', 0.85],
		['206-555-0123 x1', '206-555-0123', 'us', 0.9],
		['206-555-0123', '206-555-0124', 'us', 0],
	])('%j and %j in %s agree by %d', (left, right, region, score) => {
		expect(compare(left, right, region)).toBe(score);
	});

	it('are looked for by the last digits, which nobody separates', () => {
		expect(lastDigits(phoneNumber('(206) 555-0123') ?? { digits: '', isInternational: false })).toBe('0123');
	});
});
