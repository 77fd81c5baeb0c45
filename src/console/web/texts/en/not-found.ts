export const notFound = {
  title: 'There is no such page',
  words: 'The address may be mistyped, or what was here is gone.',
  home: 'To the first page',
}
