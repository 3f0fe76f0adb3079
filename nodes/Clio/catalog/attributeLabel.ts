/** Words that are written in another way than with a capital letter in front. */
const WORDS: Readonly<Record<string, string>> = {
	id: 'ID',
	ids: 'IDs',
	json: 'JSON',
	laa: 'LAA',
	ledes: 'LEDES',
	qr: 'QR',
	uk: 'UK',
	ucn: 'UCN',
	ufn: 'UFN',
	url: 'URL',
	utbms: 'UTBMS',
	uuid: 'UUID',
};

/** An attribute's name as the screen shows it, in Title Case: "Client ID" for `client_id`. */
export function attributeLabel(name: string): string {
	return name
		.split('_')
		.filter((word) => word !== '')
		.map((word) => (Object.hasOwn(WORDS, word) ? WORDS[word] : word.charAt(0).toUpperCase() + word.slice(1)))
		.join(' ');
}
