import type { Json } from '../json/shape.mjs';

/** What the API answers: JSON, HTML, or nothing. */
export interface Answer {
	readonly status: number;
	readonly json?: Json;
	readonly html?: string;
	readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal in the shape of Clio's error body; `type` is the name Clio gives the error. */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly type: string,
		message: string,
		readonly headers: Readonly<Record<string, string>> = {},
	) {
		super(message);
	}

	toAnswer(): Answer {
		return {
			status: this.status,
			headers: this.headers,
			json: { error: { type: this.type, message: this.message } },
		};
	}
}

export const badRequest = (message: string): ApiError => new ApiError(400, 'BadRequest', message);
export const forbidden = (message: string): ApiError => new ApiError(403, 'ForbiddenError', message);
export const notFound = (what: string): ApiError => new ApiError(404, 'RecordNotFound', `${what} was not found`);
export const conflict = (message: string): ApiError => new ApiError(409, 'Conflict', message);
export const invalid = (message: string): ApiError => new ApiError(422, 'ArgumentError', message);

/** Refuses a status that is not one of the values, in Clio's words. */
export const notOneOf = (name: string, values: readonly string[]): ApiError =>
	invalid(`${name} must be one of ${JSON.stringify(values)}`);
