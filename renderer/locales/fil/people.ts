export const people = {
  title: 'Mga tao',
}
