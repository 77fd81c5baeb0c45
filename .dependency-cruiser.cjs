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
  cli: ['phone', 'scenario', 'config', 'lib'],
}

const layers = Object.entries(allowed).map(([folder, targets]) => ({
  name: `${folder}-imports`,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: '^src/',
    pathNot: [folder, ...targets]
      .map((name) => `^src/${name}/`)
      .concat(folder === 'cli' ? ['^src/(app|main|[a-z]+-desk)\\.ts$'] : []),
  },
}))

module.exports = {
  forbidden: [
    ...layers,
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
