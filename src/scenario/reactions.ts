/** What somebody does whom the caller is put through to. */
export const reactionNames = ['pickup', 'decline', 'voicemail', 'busy', 'nobody'] as const
