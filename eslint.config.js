import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

// One way to do each thing: what the house has one of is not made a second time.
const transaction = {
  selector: "MemberExpression[property.name='$transaction'], Property[key.name='$transaction']",
  message: 'A transaction is opened by inTransaction (platform/database): a refusal in it rolls back.',
}
const clock = {
  selector: "TSFunctionType[params.length=0] > TSTypeAnnotation > TSTypeReference[typeName.name='Date']",
  message: 'What tells the time is a Clock (platform/clock.ts).',
}
const durations = {
  selector: 'Literal[value=3600000], Literal[value=86400000]',
  message: 'An hour and a day are hourMs and dayMs (platform/durations.ts).',
}
const auditIn = {
  selector: "TSIndexedAccessType > TSLiteralType > Literal[value='auditIn']",
  message: 'What writes the audit row of a call is an AuditIn (contract/routes.ts).',
}
const typedNumber = {
  selector: [
    'CallExpression[callee.name=/^(Number|parseInt|parseFloat)$/]',
    'CallExpression[callee.property.name=/^(parseInt|parseFloat|valueAsNumber)$/]',
    "MemberExpression[property.name='valueAsNumber']",
    "MemberExpression[object.name='z'][property.name='coerce']",
    "JSXAttribute[name.name='type'][value.value='number']",
    "JSXAttribute[name.name='inputMode'][value.value=/^(numeric|decimal)$/]",
    "ImportSpecifier[imported.name='NumberField'][parent.source.value='react-aria-components']",
  ].join(', '),
  message:
    'A number that is typed is read by readNumber and drawn by a NumberField or a NumberCell (renderer/ui/number).',
}
const timePassedIn = {
  selector:
    "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now']",
  message: 'Time is passed in (now: Clock), so that a test can choose it.',
}

// Type-aware lint. Who may import whom is checked by .dependency-cruiser.cjs, format by biome, dead code by knip.
export default tseslint.config(
  { ignores: ['dist', 'release', '.mutate', 'prisma/generated', 'node_modules', '**/*.cjs'] },
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
      // A word said twice is what a rename leaves behind.
      'object-shorthand': ['error', 'properties'],
      'no-useless-rename': 'error',
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    // Where people type; how it is read and drawn is made in renderer/ui.
    files: ['renderer/{features,paper,selling}/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', typedNumber] },
  },
  {
    files: ['electron/**/*.ts'],
    ignores: ['electron/platform/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', transaction, clock, durations, auditIn] },
  },
  {
    files: ['electron/features/**/*.ts', 'electron/transports/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', transaction, clock, durations, auditIn, timePassedIn] },
  },
  {
    // Where the one way is made.
    files: ['electron/platform/database/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', clock, durations, auditIn] },
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
