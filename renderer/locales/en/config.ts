export const config = {
  title: 'Farm rules',
}
