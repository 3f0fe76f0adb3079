/** Asks the control API; throws with the sandbox's own words when it refuses. */
export async function callControl<Answer>(url: string, method: string, body?: unknown): Promise<Answer> {
	const response = await fetch(url, {
		method,
		...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
	});
	const text = await response.text();
	if (!response.ok) throw new Error(`The sandbox refused ${method} ${url}: ${text}`);
	const answer: Answer = JSON.parse(text);
	return answer;
}
