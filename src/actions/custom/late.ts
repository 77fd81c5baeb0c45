/** How long something goes on after its action has timed out, in ms, so that a late result is still known. */
export const lateMs = 20_000
