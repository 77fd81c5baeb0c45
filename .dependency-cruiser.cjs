/**
 * The import table of the house: each folder names what it may reach, nothing else of ours.
 * Tests may reach further, since they come in by the front door.
 */
const allowed = {
  lib: [],
  config: ['lib'],
  conversation: ['lib', 'config'],
  knowledge: ['lib', 'config'],
  brain: ['conversation', 'knowledge', 'lib', 'config'],
  actions: ['conversation', 'knowledge', 'lib', 'config'],
  'after-call': ['conversation', 'lib', 'config'],
  privacy: ['conversation', 'lib', 'config'],
  telephony: ['conversation', 'lib', 'config'],
  events: ['conversation', 'lib', 'config'],
  scenario: ['lib', 'config'],
  archive: ['conversation', 'after-call', 'scenario', 'lib', 'config'],
  console: ['archive', 'events', 'conversation', 'lib', 'config'],
  store: ['conversation', 'knowledge', 'actions', 'after-call', 'privacy', 'archive', 'console', 'lib', 'config'],
  phone: ['lib'],
  mcp: ['lib'],
  cli: ['phone', 'scenario', 'mcp', 'config', 'lib'],
}

const layers = Object.entries(allowed).map(([folder, targets]) => ({
  name: `${folder}-imports`,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: '\\.test\\.ts$|^src/console/web/' },
  to: {
    path: '^src/',
    pathNot: [folder, ...targets]
      .map((name) => `^src/${name}/`)
      .concat(folder === 'cli' ? ['^src/(app|program|[a-z]+-desk)\\.ts$'] : []),
  },
}))

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'web-by-the-console',
      comment:
        'The browser app sees the rest of the program only through types of the console; vite.config.ts sees to "types".',
      severity: 'error',
      from: { path: '^src/console/web/' },
      to: { path: '^src/(?!console/)' },
    },
    {
      name: 'web-is-built',
      comment: 'The server knows the pages as files in dist/console.',
      severity: 'error',
      from: { path: '^src/(?!console/web/)' },
      to: { path: '^src/console/web/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'conversation-ports-only',
      comment: 'Other folders know the conversation by its ports and events; only app.ts sees both ends.',
      severity: 'error',
      from: { path: '^src/(brain|store|events)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/conversation/', pathNot: '^src/conversation/(ports|events)\\.ts$' },
    },
    {
      name: 'knowledge-by-its-port',
      severity: 'error',
      from: { path: '^src/brain/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/knowledge/', pathNot: '^src/knowledge/ports\\.ts$' },
    },
    {
      name: 'knowledge-kept-by-its-ports',
      comment: 'The store knows what it keeps of the documents, not how they are read or found.',
      severity: 'error',
      from: { path: '^src/store/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/knowledge/', pathNot: '^src/knowledge/(store|documents|unanswered/ports)\\.ts$' },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
