const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Text made safe for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const style = `
body{margin:0;background:#eef1f5;color:#1d2733;font:16px/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:4rem auto;background:#fff;border-radius:10px;padding:2rem 2.5rem;box-shadow:0 1px 6px #0002}
h1{font-size:1.35rem;margin:0 0 1rem} dt{color:#5a6776;font-size:.85rem;margin-top:.8rem} dd{margin:0;overflow-wrap:anywhere}
ul{padding-left:1.2rem} code{background:#eef1f5;padding:.1rem .3rem;border-radius:4px}
form{display:inline} .actions{display:flex;gap:.8rem;margin-top:1.6rem}
button{font:inherit;border:1px solid #b6c0cc;border-radius:6px;padding:.5rem 1.1rem;background:#fff;cursor:pointer}
button.main{background:#0b6e8f;border-color:#0b6e8f;color:#fff} input{font:inherit;padding:.4rem;width:100%;box-sizing:border-box}
.note{color:#5a6776;font-size:.85rem;margin-top:1.6rem}`;

/** A page of the sandbox; `content` is HTML that the caller has made safe. */
export function page(title: string, content: string): string {
	return (
		`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>` +
		`<meta name="viewport" content="width=device-width,initial-scale=1"><style>${style}</style></head>` +
		`<body><main>${content}<p class="note">Local Clio sandbox. Everything in it is invented.</p></main></body></html>`
	);
}

/** A page that tells of an OAuth error by its standard name. */
export function errorPage(error: string, explanation: string): string {
	return page(`Error: ${error}`, `<h1>${escapeHtml(error)}</h1><p>${escapeHtml(explanation)}</p>`);
}
