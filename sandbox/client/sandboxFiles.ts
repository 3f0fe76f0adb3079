import { callControl } from './callControl';
import type { SandboxRegionName } from './sandboxControl';

/**
 * `reset` cuts the connection in the middle of the bytes, `lost` once they are all there, `stalled` never answers;
 * `badDigest` refuses bytes that are right, `expired` an address that is valid.
 */
export type SandboxStorageFaultAnswer =
	| { readonly kind: 'status'; readonly status: number }
	| { readonly kind: 'reset' | 'lost' | 'stalled' | 'badDigest' | 'expired' };

export interface SandboxStorageFault {
	readonly region?: SandboxRegionName;
	readonly method?: 'GET' | 'PUT';
	/** Only requests for this part of an upload in parts. */
	readonly part?: number;
	/** So many matching requests pass first. */
	readonly after?: number;
	readonly times: number;
	readonly answer: SandboxStorageFaultAnswer;
}

/** What a document or folder is marked as; what is not given stays. */
export interface SandboxItemMark {
	readonly region: SandboxRegionName;
	readonly id: number;
	readonly locked?: boolean;
	/** by another request, which is never over by itself */
	readonly beingModified?: boolean;
}

/** Documents, folders and the storage of their bytes, as a program sees and changes them. */
export interface SandboxFiles {
	/** Orders wrong answers of the storage. */
	storageFault(fault: SandboxStorageFault): Promise<void>;
	markItem(mark: SandboxItemMark): Promise<void>;
}

/** Typed functions for files, at the address of the control API. */
export function sandboxFiles(address: string): SandboxFiles {
	const post = async (path: string, body: unknown): Promise<void> =>
		void (await callControl(`${address}${path}`, 'POST', body));
	return {
		storageFault: async (fault) => await post('/storage-faults', fault),
		markItem: async (mark) => await post('/items', mark),
	};
}
