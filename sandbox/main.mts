import { jsonLine, readablePage } from './startup/announcement.mjs';
import { startListeners, stopListeners } from './startup/listeners.mjs';
import { readOptions, type Options } from './startup/options.mjs';
import { World } from './world/region.mjs';

function optionsOrExit(): Options {
	try {
		return readOptions(process.argv.slice(2));
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exit(2);
	}
}

const options = optionsOrExit();
const world = new World(options.redirectUris);
const servers = await startListeners(world, options).catch((error: unknown) => {
	console.error(error instanceof Error ? `The sandbox cannot listen: ${error.message}` : error);
	process.exit(1);
});

let ending = false;
function end(): void {
	if (ending) return;
	ending = true;
	void stopListeners(servers).then(() => process.exit(0));
}

process.once('SIGINT', end);
process.once('SIGTERM', end);
if (options.stopWithStdin) {
	process.stdin.once('end', end);
	process.stdin.once('close', end);
	process.stdin.resume();
}
console.log(options.json ? jsonLine(world) : readablePage(world));
