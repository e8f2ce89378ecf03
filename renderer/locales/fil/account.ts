export const account = {
  title: 'Aking account',
}
