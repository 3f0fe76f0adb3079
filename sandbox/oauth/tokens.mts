import { randomBytes } from 'node:crypto';
import type { Now } from '../world/clock.mjs';

export interface Grant {
	readonly userId: number;
	readonly refreshToken: string;
}

export interface AccessToken {
	readonly token: string;
	readonly userId: number;
	/** Milliseconds since 1970. */
	expiresAt: number;
}

export interface Code {
	readonly userId: number;
	readonly redirectUri: string;
	readonly expiresAt: number;
}

const codeLifetime = 10 * 60 * 1000;
const mostTokens = 2000;

/** Codes, access tokens and refresh tokens of one region. */
export class TokenStore {
	private readonly codes = new Map<string, Code>();
	private readonly accessTokens = new Map<string, AccessToken>();
	private readonly grants = new Map<string, Grant>();

	constructor(private readonly now: Now) {}

	/** Ten minutes valid, for one use. */
	issueCode(userId: number, redirectUri: string): string {
		const code = randomBytes(20).toString('base64url');
		this.codes.set(code, { userId, redirectUri, expiresAt: this.now() + codeLifetime });
		trim(this.codes);
		return code;
	}

	/** The code's grant, once; undefined when it is unknown, used or expired. */
	takeCode(code: string): Code | undefined {
		const found = this.codes.get(code);
		this.codes.delete(code);
		return found !== undefined && found.expiresAt > this.now() ? found : undefined;
	}

	issueAccessToken(userId: number, lifetimeSeconds: number): AccessToken {
		const token = { token: randomToken(), userId, expiresAt: this.now() + lifetimeSeconds * 1000 };
		this.accessTokens.set(token.token, token);
		trim(this.accessTokens);
		return token;
	}

	issueRefreshToken(userId: number): string {
		const refreshToken = randomToken();
		this.grants.set(refreshToken, { userId, refreshToken });
		trim(this.grants);
		return refreshToken;
	}

	findGrant(refreshToken: string): Grant | undefined {
		return this.grants.get(refreshToken);
	}

	dropGrant(refreshToken: string): void {
		this.grants.delete(refreshToken);
	}

	/** The access token while it is valid. */
	findAccessToken(token: string): AccessToken | undefined {
		const found = this.accessTokens.get(token);
		return found !== undefined && found.expiresAt > this.now() ? found : undefined;
	}

	dropAccessToken(token: string): void {
		this.accessTokens.delete(token);
	}

	expireAccessTokens(): void {
		for (const token of this.accessTokens.values()) token.expiresAt = 0;
	}

	/** Ends all access of a user, or of everybody. @returns the users who had any */
	revoke(userId: number | undefined): Set<number> {
		const users = new Set<number>();
		for (const held of [this.codes, this.accessTokens, this.grants]) {
			for (const [key, { userId: holder }] of held) {
				if (userId !== undefined && holder !== userId) continue;
				if (held !== this.codes) users.add(holder);
				held.delete(key);
			}
		}
		return users;
	}
}

const randomToken = (): string => randomBytes(30).toString('base64url');

function trim(map: Map<string, unknown>): void {
	for (const key of map.keys()) {
		if (map.size <= mostTokens) return;
		map.delete(key);
	}
}
