/** Hosts of other names that a test sends to a loopback address, as a tunnel or a proxy would. */
export class HostRoutes {
	private readonly targets = new Map<string, URL>();

	/** Requests to the host go to the target from now on; an error when that is no loopback address. */
	add(host: string, target: string): void {
		if (!URL.canParse(target) || !isLoopback(new URL(target))) throw new TypeError(`Not a loopback address: ${target}`);
		this.targets.set(host.toLowerCase(), new URL(target));
	}

	/** Where a request to the URL goes; undefined when that is no loopback address, so that nothing may be sent. */
	resolve(url: URL): URL | undefined {
		const target = this.targets.get(url.host);
		if (target === undefined) return isLoopback(url) ? url : undefined;
		return new URL(`${url.pathname}${url.search}`, target.origin);
	}
}

/** Whether the URL names this machine. */
export function isLoopback(url: URL): boolean {
	return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
}
