const largest = 127

/**
 * The vector in whole numbers from -127 to 127, an eighth of the size of its text and a quarter of that of its floats.
 * The largest component becomes 127, so that its direction is kept as well as eight bits can, and its length is not.
 *
 * @param vector finite numbers; all of them 0 stays 0
 */
export function quantise(vector: Float32Array): Int8Array {
  let greatest = 0
  for (const component of vector) greatest = Math.max(greatest, Math.abs(component))
  const scale = greatest === 0 ? 0 : largest / greatest
  return Int8Array.from(vector, (component) => Math.round(component * scale))
}
