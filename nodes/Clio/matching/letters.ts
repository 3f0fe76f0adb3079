/** Letters that Unicode does not take apart into a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
	...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'ng', ŧ: 't' },
	// Forms of one Arabic letter, and the stroke that only stretches a word.
	...{ ة: 'ه', ى: 'ي', ـ: '' },
};

/** Cyrillic and Greek letters as passports and the press write them in Latin ones. */
const LATIN: Readonly<Record<string, string>> = {
	...{ а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'i', і: 'i', й: 'y' },
	...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts' },
	...{ ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', ђ: 'dj', ј: 'j', љ: 'lj' },
	...{ њ: 'nj', ћ: 'c', џ: 'dz', ѕ: 'dz' },
	...{ α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n' },
	...{ ξ: 'x', ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o' },
};

/** Vowels as they are written out where a keyboard lacks them. */
const WRITTEN_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** Accents of Latin, Greek and Cyrillic letters, and the vowel marks of Hebrew and Arabic; other scripts need their marks. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

const APOSTROPHES = /['’‘`´ʼʻ]/g;

/**
 * A text in plain small letters: without accents, Cyrillic and Greek in Latin letters, wide letters narrow, apostrophes left
 * out. Other scripts stay as they are.
 */
export function folded(text: string): string {
	// The short i of Cyrillic is a letter of its own, although Unicode can take it apart.
	return replaced(lower(text).replace(/ου/g, 'ou').replace(/й/g, 'y'), PLAIN)
		.normalize('NFD')
		.replace(MARKS, '')
		.replace(/[\u0370-\u04ff]/g, (letter) => LATIN[letter] ?? letter)
		.normalize('NFC');
}

/** The same with umlauts written out: `mueller` of Müller, which {@link folded} makes `muller`. */
export function foldedWrittenOut(text: string): string {
	return folded(replaced(lower(text), WRITTEN_OUT));
}

/** Whether a text has nothing but Latin letters. */
export function isLatin(text: string): boolean {
	return /^[a-z]+$/.test(text);
}

function lower(text: string): string {
	return text.normalize('NFKC').toLowerCase().replace(APOSTROPHES, '').normalize('NFC');
}

function replaced(text: string, letters: Readonly<Record<string, string>>): string {
	return [...text].map((letter) => (Object.hasOwn(letters, letter) ? (letters[letter] ?? '') : letter)).join('');
}
