import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

// Type-aware lint. Who may import whom is checked by .dependency-cruiser.cjs, format by biome, dead code by knip.
export default tseslint.config(
  { ignores: ['dist', 'release', 'prisma/generated', 'node_modules', '**/*.cjs'] },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        // One program for all, or the contract's types are worked out three times.
        project: ['tsconfig.lint.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Async on purpose: routes and stores have one asynchronous shape, whatever a single one needs.
      '@typescript-eslint/require-await': 'off',
      'no-console': 'error',
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  { files: ['**/*.{js,mjs}'], extends: [tseslint.configs.disableTypeChecked], rules: { 'no-console': 'off' } },
  {
    // Entries print to the terminal: that is their screen.
    files: [
      ...['electron/serve.ts', 'electron/serve-app.ts', 'electron/simulate.ts', 'prisma/*.ts'],
      ...['tests/bench/**', 'tests/support/**', 'tests/faults/hostile-input.test.ts'],
    ],
    rules: { 'no-console': 'off' },
  },
)
