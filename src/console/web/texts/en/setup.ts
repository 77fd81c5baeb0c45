export const setup = {
  firstTitle: 'Welcome to Frontdesk',
  firstLead: 'You are the first here, so you will be its owner. Choose how you sign in from now on.',
  title: 'Choose a password',
  forWhom: 'For',
  once: 'The link works once.',
  name: 'Your name',
  nameHint: 'What you type to sign in, and what others see.',
  password: 'Password',
  passwordHint: 'At least 10 characters; a few words in a row are easy to keep.',
  submit: 'Save and sign in',
  missing: {
    title: 'This link is not whole',
    words: 'Open the link again as it was given to you, with everything behind the # sign.',
    toSignIn: 'To the sign-in',
  },
}
