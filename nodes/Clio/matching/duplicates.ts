import type { Agreement } from './agreement';

/** Things that may be one, from the most alike. */
export interface DuplicateGroup<Thing> {
	things: Thing[];
	/** of the two that agree most */
	score: number;
	why: string[];
}

/** How duplicates are told: what brings two things together to be compared, and how far they agree then. */
export interface DuplicateRules<Thing> {
	keysOf: (thing: Thing) => readonly string[];
	compare: (left: Thing, right: Thing) => Agreement;
	/** puts like things beside each other where too many share a key */
	sortText: (thing: Thing) => string;
}

/** Things under one key that are all compared with each other; of more, each only with its neighbours. */
const LARGEST_BLOCK = 40;
const NEIGHBOURS = 12;

/**
 * The groups of things that may be one. Only what shares a key is compared, and of a key that very many share only neighbours:
 * time and memory grow with the number of things, not with its square.
 *
 * @param threshold from this score on two things may be one
 */
export function duplicateGroups<Thing>(
	things: readonly Thing[],
	{ keysOf, compare, sortText }: DuplicateRules<Thing>,
	threshold: number,
): Array<DuplicateGroup<Thing>> {
	const blocks = new Map<string, number[]>();
	for (const [index, thing] of things.entries()) {
		for (const key of new Set(keysOf(thing))) {
			const block = blocks.get(key);
			if (block === undefined) blocks.set(key, [index]);
			else block.push(index);
		}
	}
	const groups = new Groups(things.length);
	const compared = new Set<number>();
	for (const block of blocks.values()) {
		if (block.length < 2) continue;
		for (const [one, other] of pairsOf(block, (index) => textAt(things, index, sortText))) {
			const pair = Math.min(one, other) * things.length + Math.max(one, other);
			const [left, right] = [things[one], things[other]];
			if (compared.has(pair) || left === undefined || right === undefined) continue;
			compared.add(pair);
			const agreement = compare(left, right);
			if (agreement.score >= threshold) groups.join(one, other, agreement);
		}
	}
	return groups
		.all()
		.map(({ members, score, why }) => ({
			things: members.flatMap((index) => things.slice(index, index + 1)),
			score,
			why,
		}))
		.sort((one, other) => other.score - one.score);
}

function textAt<Thing>(things: readonly Thing[], index: number, sortText: (thing: Thing) => string): string {
	const thing = things[index];
	return thing === undefined ? '' : sortText(thing);
}

function* pairsOf(block: readonly number[], textOf: (index: number) => string): Generator<[number, number]> {
	const isLarge = block.length > LARGEST_BLOCK;
	const texts = new Map(isLarge ? block.map((index) => [index, textOf(index)]) : []);
	const inOrder = isLarge
		? [...block].sort((one, other) => ((texts.get(one) ?? '') < (texts.get(other) ?? '') ? -1 : 1))
		: block;
	for (const [at, one] of inOrder.entries()) {
		const end = isLarge ? at + 1 + NEIGHBOURS : inOrder.length;
		for (const other of inOrder.slice(at + 1, end)) yield [one, other];
	}
}

interface JoinedGroup {
	members: number[];
	score: number;
	why: string[];
}

/** Groups that grow together where one of their members does. */
class Groups {
	private readonly leaders: number[];

	private readonly told = new Map<number, { score: number; why: Set<string> }>();

	constructor(count: number) {
		this.leaders = Array.from({ length: count }, (_, index) => index);
	}

	join(one: number, other: number, { score, why }: Agreement): void {
		const [kept, given] = [this.leaderOf(one), this.leaderOf(other)];
		this.leaders[given] = kept;
		const reasons = [this.told.get(kept), this.told.get(given)];
		this.told.delete(given);
		this.told.set(kept, {
			score: Math.max(score, ...reasons.map((each) => each?.score ?? 0)),
			why: new Set([...reasons.flatMap((each) => [...(each?.why ?? [])]), ...why]),
		});
	}

	all(): JoinedGroup[] {
		const members = new Map<number, number[]>();
		for (const index of this.leaders.keys()) {
			const leader = this.leaderOf(index);
			if (this.told.has(leader)) members.set(leader, [...(members.get(leader) ?? []), index]);
		}
		return [...members].map(([leader, indexes]) => {
			const told = this.told.get(leader);
			return { members: indexes, score: told?.score ?? 0, why: [...(told?.why ?? [])] };
		});
	}

	private leaderOf(index: number): number {
		let leader = index;
		for (let next = this.leaders[leader]; next !== undefined && next !== leader; next = this.leaders[leader])
			leader = next;
		this.leaders[index] = leader;
		return leader;
	}
}
