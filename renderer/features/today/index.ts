export { Figure } from './figures.tsx'
export { TodayScreen } from './today-screen.tsx'
