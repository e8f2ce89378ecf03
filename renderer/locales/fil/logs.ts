export const logs = {
  title: 'Mga tala',
}
