declare module 'talisman/metrics/damerau-levenshtein' {
	function damerauLevenshtein(left: string, right: string): number;
	export default damerauLevenshtein;
}

declare module 'talisman/metrics/jaro-winkler' {
	function jaroWinkler(left: string, right: string): number;
	export default jaroWinkler;
}
