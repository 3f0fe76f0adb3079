import type { ApiRequest } from '../api/request.mjs';
import type { Region } from '../world/region.mjs';
import { isRegionName, type RegionName } from '../world/regions.mjs';
import { algorithm, awsTime, encode, encodePath, scopeOf, signatureOf } from './signature.mjs';

/** The host of Clio's storage, as its documents show it; used behind TLS only. */
export const storageHost = 's3.us-west-2.amazonaws.com';

const bucketPrefix = 'iris-sandbox-';

/** What an address is signed for. */
export interface AddressOrder {
	readonly method: 'GET' | 'PUT';
	readonly key: string;
	readonly query?: readonly (readonly [string, string])[];
	/** The headers that must come with the request, unchanged. */
	readonly headers?: Readonly<Record<string, string>>;
}

/** Where the client of a request reaches the storage: over TLS when it came over TLS. */
const originFor = ({ region, origin }: ApiRequest): string =>
	origin.startsWith('https://') ? `https://${storageHost}` : region.storageUrl;

/** The path of a file in the storage, decoded. */
const pathOf = (region: Region, key: string): string => `/${bucketPrefix}${region.name}/${key}`;

/** The region and key that a decoded path names; undefined when it is no file of the storage. */
export function readPath(path: string): { region: RegionName; key: string } | undefined {
	const [, bucket = '', ...rest] = path.split('/');
	const region = bucket.startsWith(bucketPrefix) ? bucket.slice(bucketPrefix.length) : '';
	return isRegionName(region) && rest.length > 0 ? { region, key: rest.join('/') } : undefined;
}

/** A signed address, valid as long as the region's settings say. */
export function signedAddress(request: ApiRequest, order: AddressOrder): string {
	const { region } = request;
	const origin = originFor(request);
	const path = pathOf(region, order.key);
	const headers: Record<string, string> = { host: new URL(origin).host };
	for (const [name, value] of Object.entries(order.headers ?? {})) headers[name.toLowerCase()] = value;
	const time = awsTime(region.clock.now());
	const query: (readonly [string, string])[] = [
		...(order.query ?? []),
		['X-Amz-Expires', String(region.settings.signedUrlSeconds)],
		['X-Amz-Date', time],
		['X-Amz-Algorithm', algorithm],
		['X-Amz-Credential', `${region.storageKeys.id}/${scopeOf(time)}`],
		['X-Amz-SignedHeaders', Object.keys(headers).sort().join(';')],
	];
	const signature = signatureOf({ method: order.method, path, query, headers }, time, region.storageKeys.secret);
	const text = [...query, ['X-Amz-Signature', signature] as const]
		.map(([name, value]) => `${encode(name)}=${encode(value)}`)
		.join('&');
	return `${origin}${encodePath(path)}?${text}`;
}

/** The address of a file to be downloaded, with the name and type that its answer shall carry. */
export function downloadAddress(request: ApiRequest, key: string, name: string, contentType: string): string {
	/* RFC 6266: a plain name for old clients, the real one in UTF-8. */
	const plain = name.replace(/[^\x20-\x7e]|["\\%;]/g, '_');
	const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${encode(name)}`;
	return signedAddress(request, {
		method: 'GET',
		key,
		query: [
			['response-content-disposition', disposition],
			['response-content-type', contentType],
		],
	});
}
