export const settings = {
  navigation: 'Settings',
  tabs: { you: 'You', people: 'People', tokens: 'API tokens', audit: 'Audit log' },
  open: {
    title: 'Set a password',
    lead: 'Nobody has to sign in now, since only this machine can reach the console. Make yourself its owner: from then on everybody signs in, and you can add people with roles of their own.',
    name: 'Your name',
    nameHint: 'What you type to sign in, and what others see.',
    submit: 'Go on',
  },
}
