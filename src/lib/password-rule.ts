const shortest = 10
const longest = 200
const fewestDifferent = 5

/** What a password must be like, for people. */
export const passwordRule = `${shortest} to ${longest} characters, at least ${fewestDifferent} of them different`

/** Whether a password is long and varied enough to be hard to guess. */
export function isGoodPassword(password: string): boolean {
  const characters = [...password]
  return characters.length >= shortest && characters.length <= longest && new Set(characters).size >= fewestDifferent
}
