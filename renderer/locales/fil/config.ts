export const config = {
  title: 'Mga tuntunin ng farm',
}
