export const providers = {
  title: 'Mga provider ng sign-in',
}
