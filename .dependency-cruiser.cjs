/** Who may import whom: the house's walls. See ARCHITECTURE.md. */
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })
const ours = '^(electron|renderer|prisma|tests)/'

module.exports = {
  forbidden: [
    rule('no-circular', {}, { circular: true }, 'Cycles make one room of two.'),
    rule('not-unresolvable', {}, { couldNotResolve: true }, 'An import that leads nowhere.'),
    rule(
      'contract-stands-alone',
      { path: '^electron/contract/' },
      { path: ours, pathNot: '^electron/(contract/|platform/result\\.ts$)' },
      'Both sides import the contract; it imports the schema library only.',
    ),
    rule(
      'platform-knows-no-business',
      { path: '^electron/platform/' },
      { path: ours, pathNot: '^(electron/platform/|prisma/generated/)' },
    ),
    rule(
      'connections-on-platform',
      { path: '^electron/connections/' },
      { path: ours, pathNot: '^electron/(connections/|platform/|contract/chambers/(relays|port-path)\\.ts$)' },
    ),
    rule(
      'features-walls',
      { path: '^electron/features/([^/]+)/' },
      {
        path: ours,
        pathNot: '^electron/(contract/|platform/|features/$1/|features/[^/]+/index\\.ts$)',
        dependencyTypesNot: ['type-only'],
      },
      'A feature imports the contract, the platform, its own folder and the entries of others.',
    ),
    rule(
      'features-know-other-rooms-by-type-at-most',
      { path: '^electron/features/' },
      { path: '^electron/', pathNot: '^electron/(contract|platform|features|connections)/' },
      'Of connections a feature knows the types; of doors, shell and the composition root nothing at all.',
    ),
    rule(
      'generated-client-in-platform',
      { path: '^electron/', pathNot: '^electron/platform/database/' },
      { path: '^prisma/generated/' },
      'One room knows the database client.',
    ),
    rule(
      'transports-walls',
      { path: '^electron/transports/' },
      {
        path: ours,
        pathNot: '^electron/(transports|contract|platform)/|^electron/features/[^/]+/index\\.ts$',
      },
    ),
    rule(
      'shell-walls',
      { path: '^electron/shell/' },
      { path: ours, pathNot: '^electron/(shell|contract|platform)/' },
      'The shell knows Electron; what the application does it is given.',
    ),
    rule(
      'doors-know-app-and-host',
      { path: '^electron/(main|serve)\\.ts$' },
      { path: '^electron/(features|connections)/|^renderer/|^prisma/' },
      'A door joins the application to its host: nothing else.',
    ),
    rule(
      'electron-in-shell-only',
      { path: '^(electron|renderer)/', pathNot: '^electron/(shell/|main\\.ts$|preload\\.ts$)' },
      { path: '^electron$|node_modules/electron/' },
      "Importing 'electron' outside Electron starts a download.",
    ),
    rule('app-without-shell', { path: '^electron/app\\.ts$' }, { path: '^electron/shell/' }),
    rule(
      'orpc-at-the-doors',
      { path: '^electron/', pathNot: '^electron/(contract|transports)/' },
      { path: 'node_modules/@orpc/' },
      'The exit from the library costs one room.',
    ),
    rule(
      'page-asks-only',
      { path: '^renderer/' },
      {
        path: '^(electron|prisma|tests)/',
        pathNot: '^electron/(contract/|platform/result\\.ts$)',
      },
      'The page only asks and draws.',
    ),
    rule('page-has-no-node', { path: '^renderer/' }, { dependencyTypes: ['core'] }),
    rule(
      'screens-do-not-mix',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    ),
    rule(
      'features-know-no-app',
      { path: '^renderer/', pathNot: '^renderer/(app/|main\\.tsx$)' },
      { path: '^renderer/app/' },
      'A feature brings itself; the app takes it.',
    ),
    rule(
      'rooms-under-features',
      { path: '^renderer/(frame|host|person|selling|paper|saved-views|ui|locales)/' },
      { path: '^renderer/features/' },
      'What several features stand on knows none of them.',
    ),
    rule(
      'app-takes-features-from-one-list',
      { path: '^renderer/app/', pathNot: '^renderer/app/features\\.ts$' },
      { path: '^renderer/features/', pathNot: '^renderer/features/(identity|setup)/index\\.ts$' },
      'Before anyone is signed in there is no frame to bring something to; all else is in app/features.ts.',
    ),
    rule(
      'the-list-takes-what-features-bring',
      { path: '^renderer/app/features\\.ts$' },
      { path: '^renderer/', pathNot: '^renderer/features/[^/]+/brings\\.ts$' },
    ),
    rule(
      'frame-over-parts',
      { path: '^renderer/(host|person|ui|locales)/' },
      { path: '^renderer/frame/' },
      'What features bring is above what they are built of.',
    ),
    rule(
      'parts-know-no-screens',
      { path: '^renderer/ui/' },
      { path: '^electron/' },
      'renderer/ui has no business words.',
    ),
    rule('no-test-code-in-the-product', { path: '^(electron|renderer|prisma)/' }, { path: '^tests/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules|^prisma/generated' },
    exclude: { path: '^prisma/generated/(internal|models|enums|browser|commonInputTypes)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'electron/tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
