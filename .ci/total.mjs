// Adds up the steps and the tests they ran, and ends with the plain line that counts them.
import { existsSync, readFileSync } from 'node:fs';

let [passed, failed] = process.argv.slice(2).map(Number);

const jest = 'test-output/jest.json';
if (existsSync(jest)) {
	const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(jest, 'utf8'));
	passed += numPassedTests;
	failed += numFailedTests;
}

const endToEnd = 'test-output/e2e.tap';
if (existsSync(endToEnd)) {
	const text = readFileSync(endToEnd, 'utf8');
	const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
	passed += count('pass');
	failed += count('fail') + count('cancelled');
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
