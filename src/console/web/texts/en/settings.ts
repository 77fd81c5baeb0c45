export const settings = {
  navigation: 'Settings',
  tabs: { you: 'You', people: 'People', tokens: 'API tokens', audit: 'Audit log' },
}
