/* The raw floor, run by the node that runs n8n: reads a list page by page and parses it; prints the milliseconds of each run. */
const [address = '', accessToken = '', runs = '3'] = process.argv.slice(2);

interface Page {
	data: unknown[];
	meta: { paging: { next?: string } };
}

const results: Array<{ milliseconds: number; rows: number; requests: number }> = [];
for (let run = 0; run < Number(runs); run++) {
	const started = performance.now();
	const records: unknown[] = [];
	let requests = 0;
	for (let next: string | undefined = address; next !== undefined; requests++) {
		const response: Response = await fetch(next, {
			headers: { Authorization: `Bearer ${accessToken}`, 'User-Agent': 'bench/1.0' },
		});
		const { data, meta }: Page = JSON.parse(await response.text()) as Page;
		for (const record of data) records.push(record);
		next = meta.paging.next;
	}
	results.push({ milliseconds: performance.now() - started, rows: records.length, requests });
}
console.log(JSON.stringify(results));
