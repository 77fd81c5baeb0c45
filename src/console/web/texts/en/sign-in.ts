export const signIn = {
  title: 'Sign in',
  name: 'Name or e-mail',
  password: 'Password',
  submit: 'Sign in',
  or: 'or',
  organisation: 'Sign in with your organisation',
  help: 'No password any more? An owner can make you a link for a new one under Settings, People; so can whoever runs Frontdesk, in its folder:',
  helpCommand: 'npx frontdesk console link --user NAME',
  nobody: {
    title: 'Nobody can sign in yet',
    words:
      'When Frontdesk starts, it prints a link for the first owner. Open that link to choose a name and a password.',
    again: 'Is the link gone? Start Frontdesk again, or ask for another in its folder:',
    command: 'npx frontdesk console link',
  },
}
