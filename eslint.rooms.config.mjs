import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The rules of the rooms that n8n's own lint does not see: sandbox, scripts and the tests in real n8n. */
export default tseslint.config(
	{ files: ['**/*.mts'], extends: [eslint.configs.recommended, tseslint.configs.recommendedTypeChecked] },
	{
		files: ['**/*.mts'],
		languageOptions: { parserOptions: { project: './tsconfig.rooms.json', tsconfigRootDir: import.meta.dirname } },
		rules: {
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			'@typescript-eslint/no-unnecessary-condition': 'error',
		},
	},
);
