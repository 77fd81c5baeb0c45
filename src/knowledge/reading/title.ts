/** What a document is called that has no title: its file's or its page's name without ending, as words. */
export function titleOfName(name: string): string {
  const address = /^https?:\/\//i.test(name) ? URL.parse(name) : null
  const path = decoded(address ? address.pathname : name).replace(/[/\\]+$/, '')
  const words = path
    .slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
    .replace(/\.\w+$/, '')
    .replace(/[-_+]+/g, ' ')
    .trim()
  return words || (address?.hostname ?? name)
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
