export const providers = {
  title: 'Sign-in providers',
}
